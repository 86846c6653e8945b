"""First names that are hardly ever anything else, and words that are never one though they stand where a name would."""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    aarav aaron abigail adam adele adeline aditi adrian adriana agnes agnieszka ahmad ahmed aidan aiden aileen aimee
    aisha akiko alan alana alba albert alberta alejandra alejandro aleksandr alex alexander alexandra alexandre alexis
    alfonso alfred alfredo alice alicia alina alisha alison allan allison alma alonzo alvin alyson alyssa amanda amaya
    amelia amina amir amit amy ana ananya anastasia andre andrea andres andrew andy angela angelica angelina angelo
    angie anil anita anjali ann anna annabelle anne annette annika ansel anthony antoine anton antonia antonio anya
    archie ariana ariel arlene armando arturo asha ashleigh ashley ashok aubrey audra audrey aurelia ava avery ayesha
    aziz bailey barb barbara barry bartholomew beatrice beatriz becca becky belinda bella ben benita benjamin benny
    bernadette bernard bernardo bernice bert bertha beth bethany bettina betty beverly bianca billie billy blake blanca
    bobbie bobby bonnie boris brad bradley brandi brandon brandy breanna brenda brent brett brian brianna bridget
    brigitte brittany brittney brooke bruce bryan bryant bryce caleb calvin cameron camila camille candace candice carl
    carla carlos carlton carmela carmen carol caroline carolyn carrie casey cassandra cassie catalina catherine cathy
    cecil cecilia cedric celeste celia cesar chad chandra chantal chantel charlene charles charlie charlotte cheri
    cherie cheryl chester chiara chidi chinedu chloe chris christa christian christie christina christine christopher
    christy cindy claire clara clarence claude claudia clifford clint clyde colin colleen connie conrad consuelo cora
    corey corinne cory courtney craig cristina crystal curtis cynthia daisy dalia damian damon dan dana daniel daniela
    danielle dante daphne daria darius darla darlene darnell darrell darren darryl daryl dashawn dave david dawn deanna
    debbie debora deborah debra deepa deepak deidre deirdre delia delilah della delores demetrius denis denise dennis
    derek deshawn desmond dewayne diana diane dianne diego dina dinesh dmitri dolores domingo dominic dominique don
    donald donna donnie donovan doreen dorian doris dorothea dorothy doug douglas doyle duane dustin dwayne dwight
    dylan ebony eddie edgar edith edmund edna eduardo edward edwin effie eileen elaina elaine elba eleanor eleanora
    elena eli elias elijah elisa elise elizabeth ella ellen elliot elliott elmer eloise elsa elsie elvira elvis emanuel
    emilia emilio emily emma emmanuel emmett enrique eric erica erick erik erika erin ernest ernestine ernesto ervin
    esmeralda esperanza essie estella estelle esther estrella ethan ethel eugene eunice eva evan evangeline evelyn
    everett fabian faisal farah farid fatemeh fatima fay faye federico felicia felipe felix fernanda fernando fiona
    flora floyd fran frances francesca francis frank fred freda freddie frederick frieda gabby gabriel gabriela
    gabrielle gael gail gareth garrett gary gavin gayle genevieve geoffrey george georgina gerald geraldine gerardo
    germaine gertrude gilbert gilberto gina ginny giovanni giselle giulia gladys glenda glenn gloria gonzalo gopal
    gordon gracie greg gregory greta gretchen griselda guillermo gustav gustavo gwen gwendolyn hank hanna hannah hans
    harish harold harriet harriett harry harvey hasan hassan heather hector heidi helen helena helga henrietta henry
    herbert herman hilda hiroshi holden holly horace hortencia howard howie huda hugh hugo hussein ian ibrahim ida
    ignacio igor ilene imani imran ines ingrid irene irma irving isaac isabel isabella isabelle isaiah isaias ismael
    itzel ivan ivette jacinta jack jackie jacklyn jaclyn jacob jacqueline jacques jada jaden jaime jake jamal james
    jamie jana jane janelle janet janice janine janis jared jarrod jasmine jason javier jaya jayden jayne jeanette
    jeanine jeanne jeannie jeff jeffrey jen jenna jennie jennifer jenny jeremiah jeremy jermaine jerome jerry jesse
    jessica jessie jill jim jimmy joan joann joanna joaquin jocelyn jodi jodie jody joe joel joey johan johanna john
    johnathan johnny jolene jonas jonathan joni jorge jose josefina joseph josephine josh joshua josie josue jovan
    joyce juan juana juanita judith judy julia julian juliana julie juliet juliette julio junko justin justine kaitlin
    kaitlyn kamal kamala kara kareem karen kari karin karina karl karla karyn kasey kassandra katarina kate katelyn
    katherine kathleen kathrine kathryn kathy katie katrina kaveh kayla kaylee keisha keith kellie kelly kelsey kelvin
    ken kendra kendrick kenji kenneth kerri kerry kevin khadija khalid kiara kim kimberly kiran kirsten kristen kristi
    kristie kristin kristina kristine kristy krystal kurt kwame kyle lacey laila lakisha lakshmi lamar larissa larry
    lashonda latasha latisha latonya latoya laura lauren lauri laurie lavonne lawrence leah leander leann leila lela
    lena lenora leo leon leona leonard leonardo leonel leopoldo leroy leslie lester leticia levi lewis liam lidia lila
    lilian liliana lillian linda lindsay linh linus lionel lisa liz liza lizbeth lois lola lonnie lorena lorenzo
    loretta lori lorna lorraine lottie louis louisa louise lucas lucia lucille lucinda lucy ludmila luis luisa luke
    lupe luther luz lydia lyle lynda lynette lynn lynne mabel mackenzie maddie madeleine madeline magda magdalena
    maggie malik mallory mamie mandy manolo manuel marc marcela marcelo marcia marco marcos marcus margaret margarita
    margie margot marguerite maria mariah marian mariana marianne maribel maricela marie marilyn mario marisa marisol
    marissa marjorie marla marlene marlon marsha marta martha martin martina marty marva marvin mary maryann mateo
    matilda matt matthew mattie maura maureen maurice mauricio maxine mayra megan mehdi mei melanie melinda melisa
    melissa melvin meredith merle mia micah michael michaela michele michelle miguel mike mikhail milagros mildred
    milena mindy minerva miranda miriam mohammed moises mollie molly mona monica monique moses muhammad mustafa myra
    myrna myrtle nadia nadine nancy naomi natalia natalie natasha nathan nathaniel neal neha neil nelly nestor nettie
    nicholas nick nicky nicolas nicole nicolette nigel nikhil nikki nikolai nina nita noah noel noelle noemi nora
    noreen norma norman nour nydia octavio olga oliver olivia ollie oluwaseun omar omari ophelia oscar oswaldo owen
    pablo paige paloma pam pamela patricia patrick patsy patti patty paul paula paulette paulina pauline pavel pearlie
    pedro peggy peter petra philip philippe phillip phoebe phyllis pierre polly pooja prakash priscilla priya priyanka
    quentin quincy quinn rachael rachel rachelle rafael rafaela raj rajesh raju ralph ramesh ramiro ramon ramona
    randall randi randy raphael raquel rashad rasheed rashida raul ravi raymond raymundo rebeca rebecca reggie regina
    reginald reina rena rene renee reuben reyna rhea rhoda rhonda ricardo richard rick ricky rigoberto riley rina rita
    rob robbie robert roberta roberto robin robyn rocco rochelle rocio roderick rodney rodolfo rodrigo rogelio roger
    rohan roland rolando romeo ron ronald ronda ronnie rosa rosalie rosalind rosalinda rosanna roseann rosemarie
    rosemary rosetta rosie roslyn roxana roxanne roy ruben rudolph rudy rufus rupert russel russell ruth ruthie ryan
    sabina sabrina sadie sally salvador sam samantha sammy samuel sandra sanjay sara sarah sasha saul scott sean selena
    selma serena sergei sergio seth shana shane shanice shanna shannon shari sharif sharon sharron shaun shawn shawna
    shayna sheila shelby sheldon shelia shelley shelly sheri sherri sherry shira shirley shreya silas silvia simon
    simone sofia sofie solomon sondra sonia sophia soren stacey stacie stacy stan stanley stefan stefanie stella
    stephan stephanie stephen stephon steve steven stevie stewart stuart sue sunil surya susan susana suzanne suzette
    svetlana swati sybil sylvia tabitha talia tamar tamara tameka tami tamika tammi tammy tamra tania tanya tara tariq
    tasha tatiana tatum taylor ted teddy teresa terrence terri terry tessa thelma theo theodore theresa thomas thuy tia
    tiffany tim timmy timothy tina tobias toby todd tom tomas tomasz tommie tommy toni tonia tony tonya tori tracey
    traci tracy trang travis trent trevon trevor tricia trina trish trisha trudy tuan tyler tyra tyrell tyrone tyson
    ulysses ursula usha valentina valeria valerie vanessa vanna vera verna veronica veronika vicente vicki vickie vicky
    victor victoria vijay vikram vilma vincent viola violeta vivian viviana vivienne vladimir wally walt walter wanda
    wayne wendell wendy wesley whitney wilbur wilfred willa willard william willie wilma winifred winston woodrow wyatt
    xander xavier ximena xiomara yadira yahaira yasmin yasmine yesenia yolanda yosef youssef yuki yuri yusuf yvette
    yvonne zachariah zachary zack zainab zane zara zeke zelda zena ziad zoe zoey
    """.split()  # noqa: SIM905 - a list of some hundred quoted names is not to be read
)

NO_NAMES = frozenset(
    """
    a all america an and any anyone appreciated april as at august because but by can community dear december doctors
    each every everybody everyone families family february folks for friday friend friends from fans guys healthcare
    here hero heroes his hospital how i if in it january july june just local ma'am madam march may medical monday ms
    my neighbor neighbors neighbours no nobody november nurse nurses october of ohio on one our patient patients
    people please privacy public reader readers reviewer saturday september sir so staff sunday team teams thank
    thanks that the there these this those thursday to tuesday us valued visitor visitors volunteer volunteers we
    wednesday what when which while who why with y'all yes you your again also both truly sincerely lovely great happy
    folks todos todas equipo vecinos amigos que como nos muchas muchisimas tanto a las los el la su sus comunidad
    por center clinic week weeks month day
    manager director relations services station care practitioner anesthetist educator leaders scientist
    administration federal hipaa
    """.split()  # noqa: SIM905 - likewise
)
