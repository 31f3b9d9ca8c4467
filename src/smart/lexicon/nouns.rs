//! Nouns, by what they do for a goal. Singular; the plural is made.

use super::{Class, Row};

pub(super) const WORDS: &[Row] = &[
    // Nothing one can see or count: an act upon them is not yet an act.
    (
        Class::ABSTRACT,
        "confidence self-esteem self-worth self-care self-talk self-image self-compassion self-love self-respect \
         self-confidence self-control self-discipline self-awareness life health wellbeing well-being wellness \
         happiness balance routine relationship boundary skill coping strategy mechanism resilience mindset attitude \
         outlook perspective growth potential identity purpose meaning direction motivation energy focus discipline \
         willpower productivity performance success communication connection intimacy trust empathy respect honesty \
         patience kindness compassion gratitude acceptance forgiveness awareness presence peace calm harmony \
         serenity freedom independence control stability security safety strength courage bravery power ability \
         capacity tolerance flexibility optimism positivity negativity self behavior habit pattern cycle trigger \
         issue problem difficulty challenge struggle past future present trauma experience thought thinking belief \
         mind body spirit soul nervous-system response reaction impact way thing stuff lifestyle fitness shape \
         nutrition diet sleep rest quality impulse myself yourself himself herself itself ourselves person version \
         human being responsibility commitment goal dream hope change progress improvement development recovery \
         healing therapy support care situation area aspect attention concentration memory time deal handle grip \
         grasp touch process closure career-path job-satisfaction work-life network weight figure appearance \
         decision assertiveness conflict argument drama expectation perfectionism procrastination people-pleasing \
         limit need feeling emotion mood headspace outcome effort sense state level understanding \
         contact-skill social-life love romance passion faith hygiene finance money-worry environment space me-time \
         everything anything nothing all it them this that best better good well half-life hobby fun joy \
         friendship clarity determination spirituality creativity intuition vulnerability authenticity integrity \
         dignity worth value knowledge wisdom insight comfort ease relaxation stillness rhythm overwhelm \
         overthinking self-doubt friend people others relations parenting approach temper vibe aura ego legacy mission passion drive stamina immunity posture metabolism gut inner-child \
         comparison judgement judgment blame criticism praise approval validation closeness distance chaos \
         conscience moral principle priority fate luck destiny truth reality fantasy comfort-zone status \
         reputation image persona character personality nature essence authenticity voice spark mojo critic",
    ),
    // Feelings and symptoms: the targets of absolutes, and what avoidance goals avoid.
    (
        Class::INNER,
        "anxiety stress depression sadness anger fear worry panic guilt shame loneliness grief pain mood emotion \
         feeling thought urge craving trauma insecurity jealousy envy resentment despair hopelessness boredom tension \
         nervousness self-doubt self-hatred doubt flashback nightmare symptom ocd ptsd adhd insomnia burnout \
         exhaustion fatigue overwhelm frustration irritation rage temper negativity memory phobia dread regret \
         conflict self-criticism rumination overthinking intrusion attack trigger addiction illness disorder condition \
         anxiousness upset distress misery mistake failure rejection weakness self-talk happiness joy calm peace \
         confidence heartbreak hurt bitterness embarrassment awkwardness shyness hate",
    ),
    // People: a social act with one of them is specific.
    (
        Class::PERSON,
        "friend mum dad mother father parent brother sister sibling son daughter child kid baby aunt uncle cousin \
         nephew niece grandma grandpa gran nan nana grandad granny grandmother grandfather grandparent grandchild \
         husband wife partner boyfriend girlfriend fiance ex spouse family colleague coworker co-worker boss manager \
         supervisor teammate team mate classmate roommate flatmate housemate neighbor teacher tutor professor \
         lecturer coach mentor doctor gp nurse therapist counsellor counselor psychologist psychiatrist dentist \
         midwife physio physiotherapist dietitian landlord tenant client customer student pupil stranger cashier \
         barista waiter someone somebody relative mother-in-law father-in-law in-law stepson stepdaughter stepmum \
         stepdad godson godmother buddy pal bestie crush advisor adviser lawyer accountant priest vicar pastor imam \
         rabbi sponsor caseworker carer keyworker guy girl boy man woman lady mummy daddy loved-one team-mate \
         recruiter employer employee receptionist plumber electrician",
    ),
    (Class::PERSON, "children men women people folks him her them everyone everybody anyone anybody nobody"),
    // Things one can point at; they rescue wide verbs ("reduce my coffee", "work on my CV").
    (
        Class::THING,
        "prescription station invitation registration location vaccination petition exhibition auction reservation donation collection \
         election equipment basement document statement department supplement experiment garment monument payment \
         ornament university facility charity community city ambulance fence audience insurance harness business witness \
         membership scholarship injection operation cement investment pavement tournament referral \
         book page letter form card bill list diary journal notebook planner calendar worksheet application cv resume \
         essay report assignment homework paper article story poem song album picture photo painting scarf jumper \
         blanket model puzzle jigsaw lego cake bread meal dinner lunch breakfast supper soup salad vegetable fruit \
         apple banana water tea coffee milk juice smoothie glass cup bottle plate bowl dish laundry clothes wardrobe \
         cupboard drawer shelf desk table chair bed bedroom kitchen bathroom hallway garage attic loft shed garden \
         lawn window floor carpet room house home flat door car bike bicycle bus train tram boat dog cat horse plant \
         flower tree seed phone laptop computer tablet tv television screen app website inbox email account password \
         alarm clock timer lamp light candle guitar piano violin drum ukulele flute instrument camera tablet \
         medication medicine tablet pill vitamin inhaler appointment meeting class course lesson workshop group club \
         choir gym pool park beach forest wood lake river mountain hill church mosque temple library museum cinema \
         theatre gallery cafe restaurant pub shop supermarket market office school college university hospital clinic \
         playground court pitch track trail path street road bench balcony porch film movie series episode game \
         podcast documentary show concert playlist recipe step stair push-up pushup sit-up situp squat lunge press-up \
         plank burpee pull-up lap length mile kilometre rep set round sock shoe boot coat hat bag box key wallet \
         present gift plan card flower tooth teeth hair nail face skin hand foot feet back arm leg breath word sentence \
         paragraph question compliment joke speech presentation talk interview conversation story note draft chapter \
         exam test certificate degree licence license passport ticket visa tax rent loan debt mortgage budget \
         receipt subscription pension cupboard dishwasher fridge freezer oven bin rubbish trash recycling mail \
         post parcel package photo scrapbook vision-board bath shower walk run swim ride trip tour picnic barbecue \
         party dance date haircut massage nap break pause minute hour drink snack dessert line name phonecall call",
    ),
    // What one takes in: "less" of it is specific.
    (
        Class::INTAKE.or(Class::THING),
        "coffee caffeine sugar alcohol wine beer vodka gin whisky cider soda coke tea chocolate sweet candy cookie \
         biscuit crisp chip takeaway takeout fast-food junk snack meat salt cigarette cig vape tobacco nicotine weed \
         cannabis smoking drinking vaping screen screentime tv phone instagram tiktok facebook twitter youtube reddit \
         netflix gaming social-media media news porn gambling shopping spending bread carb vegetable fruit water \
         fibre fiber protein fish salad",
    ),
    // Acts by name: "daily" before them is how often.
    (
        Class::ACTNOUN.or(Class::THING),
        "mindfulness meditation yoga pilates tai-chi walk run jog swim ride hike stroll stretch stretching breathing \
         journaling journalling gardening cooking reading writing drawing painting knitting singing dancing swimming \
         running walking cycling hiking jogging shower bath nap workout call chat check-in prayer practice stand-up \
         session weigh-in page entry lesson",
    ),
    // Names of methods: as specific as the word before them.
    (
        Class::METHOD.or(Class::ABSTRACT),
        "exercise technique practice challenge method tool activity sport hobby strategy training",
    ),
    (
        Class::MEASURE.or(Class::THING),
        "measure questionnaire scale score scorecard inventory rating grade mark",
    ),
    // Units of an amount.
    (
        Class::UNIT,
        "k minute hour second km kilometre kilometer mile metre meter feet foot kg lbs pound stone gram litre liter ml \
         degree percent calorie kcal point step page word line chapter lap length rep set round glass cup pint bottle \
         serving portion unit drink cigarette euro dollar pound quid piece slice item time",
    ),
    (
        Class::CONTAINER.or(Class::UNIT),
        "glass cup pint bottle serving portion piece slice spoonful litre liter mug bowl plate handful jug can",
    ),
    // Units a calendar counts in.
    (Class::CALENDAR, "day week month year fortnight night weekend quarter decade evening morning"),
    (
        Class::DAYPART,
        "morning afternoon evening night noon midday lunchtime bedtime dawn sunrise sunset dusk teatime",
    ),
    (Class::WEEKDAY, "monday tuesday wednesday thursday friday saturday sunday weekday weeknight weekend"),
    (Class::WEEKDAY, "mon tue tues wed weds thu thur thurs fri sat sun"),
    // Occasions with a date: before, at or on them is a horizon.
    (
        Class::OCCASION,
        "wedding christmas xmas easter birthday anniversary graduation prom reunion funeral exam finals review holiday \
         term semester interview dance deadline surgery operation trip festival recital conference thanksgiving \
         halloween ramadan lent eid diwali hanukkah passover hogmanay summer winter spring autumn competition \
         tournament marathon audition session appointment half-term retirement launch premiere due-date \
         christening baptism bar-mitzvah move relocation placement internship checkup check-up new-year advent \
         payday performance showcase hearing trial election match race olympics carnival convention camp presentation",
    ),
    // What a day has anyway: before or after them is a cue, not a deadline.
    (
        Class::CUE,
        "breakfast lunch dinner tea supper brunch meal bed bedtime sleep work school class shower bath coffee commute \
         lesson meeting call shift training gym practice rehearsal bus train nap dessert lunchbreak break homework \
         lecture session walk run workout kids-bedtime sunrise sunset dark dawn noon midday midnight lunchtime teatime \
         waking eating sleeping leaving getting going starting walking prayers church therapy",
    ),
    (
        Class::PLACE,
        "outside outdoors inside home upstairs downstairs park gym pool library garden beach office kitchen bed centre center \
         cafe town city church forest wood lake river sea bathroom",
    ),
    // Gatherings one attends once: with an article, done or not done.
    (
        Class::GATHERING,
        "meeting class party concert appointment group event workshop course session lecture talk film movie game \
         match play show exhibition lesson dinner lunch coffee club gig conference wedding funeral interview test \
         exam walk run trip date picnic conversation chat one-on-one catch-up check-up checkup haircut retreat \
         festival support-group choir dance service",
    ),
    // A number beside these names one of them and counts nothing.
    (
        Class::LABEL,
        "chapter part season room track number bus line level week day step page grade year volume episode phase stage omega no.",
    ),
];
