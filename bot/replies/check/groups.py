"""Groups of words that the rules share, in the notation of `notation`: separated by blanks, `_` inside of what belongs
together, `*` for any ending."""

from __future__ import annotations

SMALL = """
about after and are as at because before but by feedback for from has have if in is message of on opinion or review so
than that this to was were when where which while who will with words comment comments concern concerns
"""
"""What ends a `~N` gap: beyond these words something else is meant."""

GROUPS = {
    "you": "you u ya you_all y_all",
    "your": "your ur yours you_and_your your_family_and_your",
    "kin": """
        mother mom mum mama mommy father dad daddy papa parent parents son sons daughter daughters child children kid
        kids boy girl baby babies newborn infant twins toddler little_one little_girl little_boy husband wife spouse
        partner fiance fiancee girlfriend boyfriend brother brothers sister sisters sibling grandmother grandma granny
        nana grandfather grandpa grandparents grandson granddaughter grandchild aunt uncle niece nephew cousin
        mother_in_law father_in_law loved_one loved_ones relative friend roommate family_member lad lass kiddo kiddos
        hubby missus gran nan nanny granddad grandad mummy tot teenager teen little_man bairn wee_one fella
        significant_other other_half
    """,
    "person": """
        this_person this_reviewer this_individual this_user this_gentleman this_lady the_reviewer the_author he she
    """,
    "was": "is are was were am be been being has had have got get gets",
    "adv": """
        already also always actually first finally just last never not only once previously promptly quickly recently
        simply so still then truly ever properly clearly all both each even immediately initially personally safely
        repeatedly most really correctly later again verbally
    """,
    "visit": """
        visit visits stay stays appointment appointments appt appts admission hospitalization hospitalisation
        discharge checkup check_up check_ups checkups follow_up followup follow_ups consultation consultations consult
        exam examination encounter arrival care room bed chart file medical_record medical_records health_record
        recovery triage nurse nurses doctor doctors dr physician physicians provider providers surgeon surgeons
        specialist midwife midwives therapist clinician clinicians caregivers care_team medical_team hospital_stay
        time_with_us time_here time_at_our time_in_our inpatient outpatient er_visit birth_story healing_journey
        health_journey care_journey healthcare health_care health_care_needs healthcare_needs health_needs referral
        transfer evaluation assessment intake screening ride_to_recovery ambulance emergency_room_visit
        admission_process birth_plan delivery case hospital_bill visit_summary second_time first_time last_time
        case_manager attending medical_history history_with_us delay wait wait_time waiting_time
    """,
    "came": """
        came come_in visited arrived left walked_in walked_out walked_away walked_into stopped_in stopped_by showed_up
        presented stayed waited saw met checked_in checked_out signed_in signed_out signed cancelled canceled missed
        received underwent declined refused consented agreed were_here was_here were_with_us were_in were_at_our spent
        delivered requested_treatment sought_care sought_treatment sought_help got_here reached_us came_in called_us
        called_our asked_for chose_us turned_to_us went_home lay gave_birth wanted_to_leave
    """,
    "cared": """
        seen treated admitted discharged examined triaged evaluated assessed registered referred transferred monitored
        cared_for looked_after taken_care taken_to checked_in checked_out checked_by sent_home sent_to sent_away
        turned_away hospitalized hospitalised scheduled booked moved brought kept_overnight kept_waiting released
        observed attended readmitted served helped here with_us in_our in_the_er in_the_emergency in_the_hospital
        at_our under_our in_labor in_surgery in_recovery on_our on_the_unit inpatient rescheduled placed accompanied
        told informed advised offered asked contacted called_back given_a met_by greeted a_patient our_patient left
        a_client a_former_patient patients unattended ignored mistreated neglected
    """,
    "past": """
        {\\w{3,}ed} went came had got left said told saw took sat lay laid made paid gave brought chose met spoke
        found kept lost slept ate wore stood woke fell felt_pain ran began hit hurt broke bled threw drove flew rang
        held let_go spent put set sent thought_we forgot refuses caught swore taught
    """,
    "fine_past": """
        shared raised posted mentioned described noticed noted enjoyed reached contacted liked loved donated
        recommended supported voted nominated expected saved pointed highlighted commented wanted needed need feed
        indeed proceed exceed wondered tagged expressed outlined detailed reported submitted provided brought
        took_the_time took_time took_this_down took_it_down said asked used wished loved attended listed proposed
        suggested applied volunteered registered_for registered_to rated spent_time spent_writing told_us_about
        emailed found_this found_the found_it gave_us feedback hoped trusted_us_with_this received_a_letter
        received_this made_our made_us had_a_question had_questions had_concerns got_in_touch noticed appreciated
        sent_us complimented praised named referenced supposed based told_us asked_us
    """,
    "fine_state": """
        upset disappointed frustrated concerned invited interested satisfied dissatisfied not_satisfied affected
        worried moved unhappy happy pleased impressed able_to_share kind so_kind thinking wondering looking_for hoping
        welcome the_first right left_with_a not_able_to_reach unable_to_reach offended
    """,
    "past_to": """
        {\\w{3,}ed} gave took saw met told sent kept brought left held put made found taught got caught misses miss
        fed gotten seen given shown lent
    """,
    "fine_past_to": """
        wanted hoped wished need needed thanked inspired prompted moved impressed frustrated upset concerned invited
        expected assured disappointed delighted pleased encouraged offended indeed hundred interested supposed
    """,
    "fine_noun": """
        feedback comment comments concern concerns message messages review reviews words word time thoughts opinion
        opinions privacy safety voice support interest question questions patience understanding suggestion
        suggestions idea ideas frustration disappointment input experience experiences candor honesty community email
        post posts note donation generosity compliment recognition perspective expectations call career help kindness
        story stories observations observation remarks praise recommendation recommendations point inquiry request
        reply response encouragement gratitude thanks rating stars contribution contributions gift letter worry
        worries distress anger pain_is_heard personal_details details personal information health_matters neighborhood
        area home neighbors calendar calendars door doorstep communities matter matters health rights right health_is
        wishes prayers thoughtfulness shout_out insight insights love appreciation attention consideration cooperation
        passion enthusiasm curiosity birthday effort efforts service dedication heart number side_of_this
        disappointment vote partnership advocacy contact_details preference compliments date_of_birth date
        record_number smile wellbeing talents skills resume application lunch ride choice_of_words
    """,
    "present": """
        have need want would are feel see think believe prefer like wish know plan notice come arrive travel call post
        bring enter get enjoy hear say read love care do help make give describe mention raise share report express
        write ask do_not cannot find use reach work live learn join look hope expect tell visit experience speak
        deserve understand show take_the_time took_the_time send suggest wrote deal agree disagree go leave choose_to
        meet qualify recognize suspect face drive park celebrate support
    """,
    "reach_out": """
        call reach contact find write email ask file request talk speak share visit see learn read give join register
        apply help bring use also always like please be_willing be_able drop send tell let consider_a_call connect get
        stop_by leave choose look expect hear have want love need report go do start volunteer donate follow watch
        sign trust_that count be_sure be_heard rest not_find not_see feel
    """,
    "staff": """
        staff team teams nurse nurses doctor doctors physician physicians surgeon surgeons receptionist provider
        providers clinician clinicians technician tech techs midwife midwives employee employees specialist front_desk
        crew department unit hospital colleague colleagues security therapist pharmacist aide aides
    """,
    "opening": """
        night evening morning afternoon day weekend week hour shift
    """,
    "someone": """
        individual patient person gentleman lady woman man family parents mother father husband wife spouse son
        daughter couple baby infant newborn child toddler teen teenager boy girl caller reviewer writer poster author
        complainant claimant relative relatives sibling grandmother grandfather
    """,
    "office": """
        office practice clinic hospital pharmacy dental_office dental_team dental_home medical_home pcp ob_office
        birth_center birthing_center health_system dentistry
    """,
    "occasion": """
        appointment appointments visit visits stay admission discharge exam examination checkup consult consultation
        encounter interaction conversation exchange phone_call call calls handoff referral transfer prescription
        refill order test tests scan x_ray imaging procedure surgery operation treatment diagnosis wait delay mix_up
        mixup misunderstanding miscommunication error mistake oversight infection injury fall birth delivery labor
        meal room nurse doctor physician surgeon dentist hygienist receptionist provider midwife technician aide
        specialist fee charge bill invoice balance claim estimate refund payment paperwork form consent chart
        ambulance paramedics decision dose medication pain_medicine crown filling tooth cleaning fitting
    """,
    "workers": """
        <doctor_of> dispatcher paramedic paramedics resident residents intern interns orderly orderlies hygiene_team
        nurse nurses doctor doctors physician physicians surgeon surgeons staff team teams provider providers dentist
        dentists hygienist hygienists receptionist receptionists front_desk clinician clinicians technician
        technicians tech techs midwife midwives aide aides pharmacist pharmacists therapist therapists radiologist
        specialists specialist hospitalist hospitalists anesthesiologist security guard guards officers interpreter
        interpreters social_worker social_workers case_manager coordinator coordinators schedulers scheduler registrar
        registrars billing_team billing_department supervisor manager chaplain employees employee colleagues colleague
        crew
    """,
    "dealt": """
        checked explained told offered gave informed advised apologized apologised apologize answered responded tried
        followed documented recorded monitored examined treated tested assessed evaluated discharged admitted
        transferred prescribed administered performed operated ordered noted recommended discussed reviewed_the
        reviewed_all reviewed_this called attempted asked waited stayed sat held listened comforted cleaned changed
        helped acted behaved handled assisted escorted moved placed removed saw spoke met remembers remember
        remembered recalls recall recalled reported_that stated confirmed_that denies deny denied believed
        did_everything did_what did_all did_their did_exactly did_nothing did_not was_not were_not was_rude were_rude
        was_busy were_busy was_short were_short was_late were_late was_there were_there was_present were_present
        was_wrong was_right was_aware were_aware was_off were_off was_out were_out was_with were_with had_to
        had_already had_been was_on were_on made_sure made_every made_the made_a took_the took_every took_good
        took_care went_above went_over worked_hard_to worked_with went_out_of kept_the kept_a kept_in
    """,
    "hospital": "us here our st the_hospital this_hospital hospital_name",
    "record": "record records chart charts file files system database schedule log logs documentation notes registry",
    "bodypart": """
        hip hips knee knees back shoulder heart lungs lung kidney kidneys liver stomach leg legs arm arms foot feet
        ankle wrist hand hands finger fingers eye eyes ear ears nose throat tooth teeth gum gums jaw skin bladder
        breast breasts brain spine neck head chest prostate uterus bowel colon gallbladder gall_bladder appendix
        thyroid weight bmi blood blood_pressure blood_sugar heart_rate wound wounds scar incision stitches sutures
        bandage cast hearing vision sight eyesight ankles wrists elbows elbow shoulders eyebrow nerve nerves muscle
        muscles joint joints vein veins artery arteries
    """,
    "condition": """
        arrhythmia tachycardia low_blood_pressure kidney_failure liver_failure heart_failure organ_failure
        comorbidities frail infection infections infected sepsis septic pneumonia covid the_flu flu_symptoms lump
        bruise vitals detox allergic_to remission drug_screen narcotics chest_pain influenza cancer tumor tumour
        tumors carcinoma melanoma lymphoma leukemia leukaemia diabetes diabetic diabetics asthma copd stroke seizure
        seizures epilepsy epileptic migraine migraines headache headaches anxiety depression depressive bipolar
        schizophrenia psychosis psychotic psychiatric ptsd adhd autism autistic dementia alzheimer alzheimers
        parkinson suicidal suicide overdose overdosed addiction addict alcoholism alcoholic intoxicated withdrawal
        pregnancy pregnant labor contractions miscarriage miscarriages miscarried preeclampsia stillbirth stillborn
        fracture fractures fractured broken_bone broken_arm broken_leg broken_wrist sprain concussion hernia ulcer
        ulcers bedsore bedsores rash hives allergy allergies allergic anaphylaxis fever nausea vomiting diarrhea
        bleeding hemorrhage haemorrhage clot clots embolism aneurysm hypertension arrhythmia heart_attack
        heart_failure cardiac_arrest angina appendicitis gallstones kidney_stone kidney_stones hepatitis hiv aids std
        sti mrsa c_diff tuberculosis meningitis lupus arthritis endometriosis fibromyalgia anemia anaemia dehydration
        dehydrated malnutrition obesity obese swelling pain pains cramps symptom symptoms illness disease disorder
        condition diagnosis diagnoses complication complications injury injuries wound prognosis relapse mental_health
        eating_disorder anorexia infertility menopause jaundice shingles dizziness fainting cough wheezing numbness
        paralysis disability crohn crohns colitis ibs ibd croup bronchitis sinusitis tonsillitis strep_throat
        ear_infection uti yeast_infection sciatica scoliosis osteoporosis gout neuropathy vertigo tinnitus glaucoma
        cataracts psoriasis eczema acne lesion lesions cyst cysts polyp polyps fibroid fibroids gangrene amputee coma
        brain_damage brain_injury tbi whiplash spasm spasms reflux heartburn constipation incontinence insomnia
        sleep_apnea apnea panic_attack panic_attacks ocd dyslexia palsy parkinsons multiple_sclerosis sickle_cell
        hemophilia cystic_fibrosis down_syndrome birth_defect preemie premature gestational rsv measles mumps
        whooping_cough pertussis chickenpox scabies lice rabies lyme burn burns laceration gash dislocated dislocation
        torn acl meniscus rotator_cuff slipped_disc herniated bruising hallucinations delusions mania manic self_harm
        hangover dui withdrawal_symptoms toxicology toxicology_report reaction stomach_bug chest_tightness
        shortness_of_breath high_blood_pressure blood_loss internal_bleeding substance_use substance_abuse drug_use
        alcohol_use wisdom_teeth abscess abscessed impacted cavity cavities tooth_decay gum_disease toothache backache
        bleed bled feverish choking soreness bug side_effect side_effects nosebleed blister blisters scab pus sutured
        mole moles tumour benign malignant relapse_rate gallbladder_attack incontinent hypertensive a1c aic psa
        platelets platelet_count hemoglobin glucose white_count creatinine potassium oxygen_levels lab_values
        blood_count thyroid_levels cholesterol_level
    """,
    "procedure": """
        surgery surgeries operation operations procedure procedures treatment treatments treatment_plan therapy
        chemotherapy chemo radiation dialysis transplant transfusion mri ct ct_scan cat_scan scan scans x_ray x_rays
        xray xrays ultrasound ekg ecg mammogram colonoscopy endoscopy biopsy biopsies epidural epidurals c_section
        cesarean caesarean hysterectomy mastectomy appendectomy vasectomy amputation bypass stent catheter intubation
        intubated anesthesia anaesthesia sedation sedated injection injections vaccination immunization
        physical_therapy rehab rehabilitation replacement replacements root_canal filling fillings crown extraction
        implant implants braces cleaning cleanings blood_test blood_tests blood_draw blood_work bloodwork lab_work
        labs lab_results test_result test_results results swab screening_result pathology iv infusion stitches sutures
        cast splint ventilator resuscitation cpr induction delivery birth childbirth breastfeeding circumcision
        tubal_ligation abortion ivf prescription prescriptions imaging diagnostics lumpectomy tonsillectomy
        knee_surgery cataract laparoscopy pacemaker defibrillator prosthesis prosthetic hearing_aid ostomy colostomy
        veneer veneers whitening bonding retainer invisalign denture dentures dental_bridge dental_work deep_cleaning
        scaling tooth_removal removals laser_treatment contrast anesthetic numbing fluoride sealants night_guard
        sutured feeding_tube breathing_tube life_support dnr trach chest_tube spinal_tap lumbar_puncture pap_smear
        pelvic_exam prostate_exam stress_test sleep_study bone_marrow skin_graft facelift liposuction botox
        rhinoplasty bariatric gastric_sleeve gastric_bypass hip_surgery heart_surgery back_surgery brain_surgery
        eye_surgery open_heart angioplasty ablation self_harm suicide_watch suicide cabg ecmo echocardiogram pet_scan
        allergy_test drug_test covid_test pregnancy_test hospice_care palliative_care psychiatric_hold
    """,
    "drug": """
        medication medications medicine medicines meds drug drugs dose doses dosage pill pills tablet tablets
        antibiotic antibiotics painkiller painkillers opioid opioids morphine fentanyl oxycodone hydrocodone percocet
        vicodin norco tramadol ibuprofen advil motrin tylenol acetaminophen paracetamol aspirin naproxen aleve steroid
        steroids prednisone insulin metformin blood_thinner blood_thinners warfarin heparin eliquis xarelto
        antidepressant antidepressants lithium xanax ativan valium zoloft prozac lexapro adderall antihistamine
        benadryl inhaler albuterol penicillin amoxicillin statin statins lisinopril beta_blocker vaccine narcan
        naloxone methadone suboxone ozempic semaglutide contrast_dye supplement supplements ointment eye_drops
        laxative probiotics
    """,
    "clinical": "<condition> <procedure> <drug>",
    "department": """
        oncology cardiology neurology orthopedics orthopaedics orthopedic psychiatry psychiatric behavioral_health
        maternity obstetrics labor_and_delivery pediatrics pediatric nicu icu intensive_care emergency_department
        emergency_room er ed urgent_care radiology urology gynecology dermatology gastroenterology nephrology
        rheumatology endocrinology surgical surgery burn_unit rehab detox fertility dialysis cath_lab infusion_center
        wound_care pain_clinic transplant infectious_disease palliative hospice
    """,
    "doctor_of": """
        cardiologist oncologist neurologist psychiatrist psychologist pediatrician obstetrician gynecologist urologist
        dermatologist radiologist anesthesiologist orthopedist dentist hygienist orthodontist ophthalmologist
        podiatrist chiropractor hospitalist nephrologist endocrinologist rheumatologist gastroenterologist counselor
        therapist internist pulmonologist ob_gyn obgyn
    """,
    "money": """
        bill bills billing invoice invoices balance copay copays co_pay co_pays copayment co_payment insurance insurer
        insurers insurance_company deductible payment payments payment_plan statement charge charges debt premium
        premiums policy_number coverage claim claims refund refunds reimbursement account_balance account
        financial_assistance financial_aid charity_care cost_estimate self_pay_rate facility_fee financial_agreement
        prior_authorization preauthorization estimate financial_responsibility out_of_pocket finances credit_card
        member_id self_pay uninsured overpayment
    """,
    "payer": """
        medicaid medicare tricare insurance insurer insurance_company blue_cross bluecross aetna cigna humana
        unitedhealthcare united_healthcare kaiser anthem your_plan health_plan
    """,
    "weekday": "monday tuesday wednesday thursday friday saturday sunday mon tues weds thurs fri",
    "month": """
        january february march april may june july august september october november december jan feb mar apr jun jul
        aug sept oct nov dec
    """,
    "daytime": "morning afternoon evening night nights day shift weekend midnight noon",
    "number": """
        a an one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty several
        a_few a_couple couple_of a_couple_of
    """,
    "sorry": """
        sorry apologize apologise apologized apologies apology apologizes apologizing apologising regret regrets
        regretted condolences sympathies forgive
    """,
    "failed": """
        let_you failed dropped_the_ball made_a_mistake made_mistakes made_an_error messed_up screwed_up fell_short_for
        missed_the missed_your missed_this_diagnosis lost_your misplaced gave_you kept_you left_you ignored_you forgot
        did_not_listen did_not_call did_not_treat did_not_give could_not_treat got_it_wrong got_this_wrong
        misdiagnosed neglected hurt_you caused_you treated_you
    """,
    "scorn": """
        attack attacks attacking attacked bashing trashing slamming laughable pathetic childish immature petty drama
        dramatic ignorant clueless gullible whining whine whiner complainer complainers crybaby keyboard coward
        cowardly grow_up get_a_life calm_down bless_your_heart you_people karen hysterical ungrateful rant rants
        ranting tantrum vindictive spiteful malicious hateful vile disgusting shameful shame disgrace slanderer
        hide_behind hiding_behind joke clown nasty vicious cruel toxic nonsense rubbish garbage crap bs baloney
        embarrassing_yourself grudge axe_to_grind bitter jealous attention_seeking drug_seeking drug_seeker
        drug_seekers
    """,
    "change": """
        remove removing removed delete deleting deleted take_down taking_down taken_down take_it_down take_this_down
        taking_it_down taking_this_down edit editing edited update updating updated revise revising revised reconsider
        reconsidering amend amending amended change changing changed retract retracting retracted withdraw withdrawing
        withdrawn correct correcting corrected rethink raise raising upgrade upgrading pull pulling erase
        take_another_look removal deletion took_this_down took_it_down took_that_down bump bumping
    """,
    "review": """
        review reviews rating ratings star stars post posts comment comments posting tweet feedback score testimonial
        another_star more_stars five_stars 5_stars one_star five_star 5_star 1_star video thread it_down this_down
    """,
    "reward": """
        gift gifts gift_card gift_cards giftcard voucher vouchers coupon coupons discount discounts refund refunds
        prize prizes raffle drawing giveaway credit credits reward rewards compensate compensation reimburse on_us
        on_the_house worth_your_while free_parking free_screening free_meal free_visit free_whitening free_exam
        complimentary waive waiving {\\$\\d+} amazon cash bonus freebie free perk swag token_of_our_appreciation
        token_of_our_regret gesture_of_goodwill goodwill_gesture thank_you_gift {\\d+%} starbucks_card card cards
        lunch
    """,
    "detail": """
        date_of_birth dob birth_date birthdate birthday mrn record_number medical_record_number patient_id
        patient_number account_number ssn social_security insurance_card insurance_information insurance_details
        policy_number symptom symptoms diagnosis condition medication medications medicine allergies test_results
        results chart date_of_service dates_of_service appointment_date visit_date date_of_your date_and_time
        details_of_your details_about_your full_name your_name first_and_last_name name_and_date name_and_dob
        your_info your_information your_details your_address phone_number pictures_of photos_of photo_of picture_of
        pain health_history medical_history medical_information health_information date_you_were dates_you_were
        your_visit your_stay your_experience_as_a_patient your_condition your_appointment your_procedure your_surgery
        your_treatment treatment_you_received case_number room_number discharge_papers paperwork
    """,
    "channel": """
        dm dms pm d_m direct_message private_message message inbox send post reply comment tell_us tell_me share
        provide give_us describe let_us_know text whatsapp messenger confirm upload attach email_us supply specify
        include forward shoot_us drop_us drop leave list note_down furnish submit
    """,
    "advice": """
        take taking stop stopping increase increasing double doubling reduce reducing decrease ice elevate rest drink
        apply try use keep change switch switching skip avoid continue put start wean taper finish soak clean cover
        eat fast massage lower lift wrap
    """,
    "remedy": """
        <drug> ice fluids water leg wound bandage dressing cast rest rash fever pain bed temperature swelling elevated
        heating_pad warm_compress cold_compress it_elevated it_clean it_dry dry until_it it_until compress diet salt
        sugar caffeine alcohol brace crutches sling cream gauze salt_water mouthwash stretching exercise it_for
        ice_pack warm_towel warm_water hot_water heat heating stretch pillow over_the_counter otc dairy fiber liquids
        clear_liquids solid_food solids broth soup electrolytes pedialyte gatorade compression elevation saline
        peroxide neosporin pt physio exercises your_exercises your_pt
    """,
    "outcome": """
        cured cure healed heal heals fine okay ok recover recovered better normal pain_free painless healthy
        walk_again good_as_new back_to_normal on_your_feet no_complications perfect feel_better great_again
    """,
    "guard": """
        take_care_of take_charge_of protect know check book get love keep learn watch manage care_for look_after
        understand talk_about support mind listen_to focus_on prioritize improve strengthen boost guard put invest_in
        make_time_for be_kind_to stay_on_top_of nourish shield
    """,
    "wellbeing": """
        heart skin lungs eyes teeth mind health mental_health body bones brain hearing numbers risk risks blood_pressure
        cholesterol blood_sugar limits family loved_ones kids children neighbors pets family_history immune_system hands
        wellbeing well_being wellness warning_signs options rights
    """,
    "holiday": """
        thanksgiving christmas holiday holidays easter hanukkah diwali eid ramadan kwanzaa passover new_year new_years
        fourth_of_july independence_day memorial_day labor_day veterans_day mothers_day fathers_day mother_day
        father_day halloween valentine_day juneteenth nurses_week weekend summer winter spring fall
    """,
    # Spanish
    "su": "su sus tu tus vuestra vuestro",
    "pariente": """
        madre mama padre papa hijo hija hijos bebe nino nina esposo esposa marido mujer hermano hermana abuelo abuela
        familiar pareja tio tia suegra suegro recien_nacido
    """,
    "visita": """
        visita visitas cita citas estancia estadia hospitalizacion ingreso alta consulta chequeo seguimiento
        expediente historial habitacion cama atencion_medica atencion_en tratamiento recuperacion parto nacimiento
        medico medicos doctor doctora enfermera enfermeras cirujano caso turno espera cuidado internacion admision
    """,
    "clinico": """
        diagnostico cirugia operacion resultado resultados tratamiento infeccion cancer tumor diabetes asma embarazo
        aborto fractura dolor fiebre presion medicamento medicamentos medicina medicinas receta antibiotico
        antibioticos dosis radiografia resonancia ecografia biopsia quimioterapia anestesia enfermedad sintoma
        sintomas alergia condicion terapia cesarea analisis examenes sepsis neumonia depresion ansiedad demencia
        embarazada herida lesion peso corazon rodilla cadera puntos yeso vacuna procedimiento colonoscopia ibuprofeno
        paracetamol aspirina insulina morfina antihistaminico
    """,
    "dinero": """
        factura facturas seguro aseguradora aseguranza saldo cuenta pago pagos deuda copago deducible cobertura poliza
        reclamo reembolso cargo cargos
    """,
    "resena": "resena resenas comentario comentarios opinion calificacion publicacion estrellas puntuacion",
    "borrar": """
        borre borrar elimine eliminar quite quitar retire retirar cambie cambia cambiar modifique modificar edite
        editar actualice actualizar borra elimina
    """,
    "regalo": """
        regalo regalamos regalaremos tarjeta_de_regalo descuento vale cupon reembolso gratis premio obsequio sorteo
    """,
    "lamento": "lamentamos lamento sentimos siento disculpas disculpa disculpe perdon disculpamos pesame condolencias",
    "dato": """
        fecha_de_nacimiento numero_de_expediente numero_de_historia expediente nombre_completo numero_de_seguro
        sintomas diagnostico fecha_de_su_visita fecha_de_la_cita medicamentos direccion telefono poliza datos nombre
    """,
    "dia": "lunes martes miercoles jueves viernes sabado domingo",
    "mes": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
