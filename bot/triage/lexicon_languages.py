"""Words that tell languages apart, as they are compared: without accents. Common words, and those said of care."""

from __future__ import annotations

FOREIGN = {
    "Spanish": """
    el la los las un una unos unas del al de en es son esta estan este esto estos fue fueron ser estar lo le les se
    por para con sin pero muy mas menos como cuando donde porque que quien y o ni si tambien nada nadie nunca siempre
    todo todos toda todas mi mis su sus nos nosotros ellos ellas usted ustedes yo tu hay tengo tiene tienen tuve hace
    hacer han estuve llevo gracias bueno buena buenos malo mala malos malas mal peor mejor pesimo pesima excelente
    increible horas hora dias espera esperando esperar atencion servicio enfermera enfermeras enfermero medico medicos
    doctores urgencias clinica sala trato amables amable grosero groseros sucio sucia abuela hijo hija
    verguenza asco recomiendo felicidades equipo muchas mucho ayuda salud dolor atendieron trataron maravilloso
    maravillosa malisimo malisima buenisimo buenisima
    """,
    "Portuguese": """
    o os um uma uns umas do da dos das ao na nas no nos em e eu voce nao com muito muita mas por para pelo pela que quem
    quando onde foi era sao esta estao isso este ele ela eles elas meu minha seu sua obrigado obrigada bom boa ruim
    pessimo pessima otimo otima horas espera esperando atendimento enfermeira enfermeiras medico nunca sempre
    """,
    "French": """
    le les des une du est et dans pour avec je nous vous il elle ils elles qui que sur pas ne ce cette ces mon ma mes
    son sa ses leur tres trop bien mal merci mais ou cest jai etait sont ete avoir etre jamais toujours rien
    heures attente attendre urgences infirmiere infirmieres infirmier medecin hopital soins beaucoup mauvais mauvaise
    nulle accueil equipe
    """,
    "German": """
    der und ist nicht ein eine einen einem mit auf ich wir sie den dem das zu zum zur von fur im am bei nach wie
    aber auch nur noch schon sehr hat haben habe wurde sind waren kein keine mein meine danke gut schlecht schlimm
    stunden gewartet warten krankenhaus arzt arzte schwester pfleger notaufnahme klinik furchtbar schrecklich
    """,
    "Italian": """
    il lo gli di che sono della delle dei nel nella per con non una uno e ma molto troppo anche come quando dove perche
    mio mia suo sua grazie buono buona ottimo ottima pessimo pessima bene mai sempre niente ore attesa ospedale
    medico medici infermiera infermieri pronto soccorso vergogna
    """,
    "Dutch": """
    het een niet voor zijn ik wij de van en met op aan te dat die deze ook nog maar heel erg geen mijn hun bedankt goed
    slecht uren wachten ziekenhuis dokter zuster verpleegster zorg
    """,
    "Tagalog": """
    ang ng mga sa na ay hindi po ako ko mo siya namin kami sila ito yung kasi lang naman talaga salamat maganda pangit
    matagal oras ospital
    """,
    "Haitian Creole": """
    mwen ou li nou yo pa se ki nan ak pou ap te tou anpil mesi lopital enfimye dokte move tann
    """,
    "Hindi": """
    hai hain bahut bohot nahi nahin kya koi mein aur accha acha acche achha kharab bhai yeh woh thi mera meri hum humne
    unhone ke ki ka ko se par liye wala wale gaya gayi shukriya dhanyavad
    """,
    "Polish": """
    jest nie sie na to ze jak ale tak bardzo byl byla czy dla przez godzin szpital lekarz dziekuje
    """,
    "Vietnamese": """
    toi khong la cua va co nguoi nay benh vien bac doi
    """,
}
"""Other languages by the words that English texts hardly hold. A word that is English too does not count."""

NAMES = """
al am co con da das dat de del den der des di dos du e el en es est et hay la las le les lo los ma mas mi mis na nada ne
no nos o op ou pa po pour sa se si sin son su te todo tu un una uno van von y yo
"""
"""Words of these lists that also stand in names of people and places, or are slips of the keyboard."""

ENGLISH = """
the and of to in is was it for on with that this at my they be have are not but you i we she had were from by
wait waited waiting nurse nurses staff doctors care caring room bed visit appointment phone called bill billing
wonderful awful awesome terrible rude kind lovely poor nice clean dirty helpful worst worse love loved hate thankful
grateful amazing excellent fantastic brilliant happy sad angry sorry friendly professional slow fast quick cold hot
food parking surgery emergency patient patients feel felt treated treatment help helped told
ignored lied recommend avoid job place ever
"""
"""Words that speak for English beside its function words; many of them are what reviews of care are made of."""

DECLARED = {
    "ar": "Arabic",
    "de": "German",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "ht": "Haitian Creole",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tl": "Tagalog",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
"""What the codes of languages stand for, where a reason names them."""
