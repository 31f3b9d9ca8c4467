//! Adjectives, adverbs and the small words a sentence is held together by.

use super::{Class, Row};

pub(super) const WORDS: &[Row] = &[
    // States a person is in: being more so is a wish, not an act.
    (
        Class::STATEADJ,
        "happy happier calm calmer confident healthy healthier strong stronger fit fitter active social normal okay \
         ok fine well better best good great peaceful positive patient kind kinder nice nicer open honest present \
         mindful grateful thankful relaxed rested energetic motivated productive organized disciplined focused \
         independent assertive resilient balanced stable secure safe free loved liked valued respected accepted whole \
         complete enough worthy beautiful attractive thin slim skinny rich successful perfect content satisfied \
         fulfilled busy hopeful optimistic proud cheerful joyful outgoing friendly sociable likeable popular brave braver bold \
         comfortable easygoing easy-going relaxed chilled chill stressed anxious sad depressed lonely angry tired \
         shy nervous afraid scared worried guilty ashamed insecure jealous overwhelmed awkward negative reactive \
         irritable moody grumpy impulsive dependent codependent defensive critical judgmental clingy needy bitter \
         hopeless hard harder soft gentle gentler sensitive emotional vulnerable authentic real responsible \
         reliable consistent efficient effective creative spontaneous playful fun funny interesting smart smarter \
         wise wiser mature adult new different able ready sober clean pain-free worry-free stress-free anxiety-free \
         together alive myself me again closer connected supported understood heard seen in-control at-peace \
         numb empty broken bad worse upset low down blue miserable mentally emotionally physically spiritually \
         compassionate empathetic supportive loving caring understanding warm warmer lazy useless pathetic",
    ),
    // Feelings among them.
    (
        Class::INNER,
        "anxious sad depressed lonely angry tired stressed nervous afraid scared worried guilty ashamed insecure \
         jealous overwhelmed awkward negative upset low miserable numb hopeless calm happy confident relaxed peaceful \
         positive content irritable moody bored frustrated bitter stressed-out down emotional hurt empty liked loved \
         respected bad shy good calmer happier patient",
    ),
    (Class::PLEASANT, "calm happy confident relaxed peaceful positive content patient good kind cheerful"),
    (
        Class::MORE,
        "more less better fewer earlier later faster slower harder healthier often regularly properly enough most \
         lots plenty worse least occasionally sometimes frequently consistently differently again much many",
    ),
    (
        Class::ADVERB,
        "please really very just also too so quite simply actually again back away out up down off on over together alone \
         still even only always never ever already soon eventually now here there maybe quickly slowly well else \
         first then finally gently quietly mindfully daily weekly monthly nightly completely totally fully perhaps \
         once twice instead properly freely openly effectively assertively respectfully further regularly \
         consistently forward along around through aside everywhere somewhere anywhere sometime someday",
    ),
    // Said before something one is not sure of: a cue to ask for confidence.
    (
        Class::HEDGE,
        "maybe perhaps possibly probably hopefully might could should somehow potentially ideally",
    ),
    (
        Class::ABSOLUTE,
        "never always completely totally fully entirely perfect perfectly everything everyone everybody forever \
         cure eliminate erase eradicate banish nothing absolutely utterly permanently constantly",
    ),
    // What people call themselves on a bad day.
    (
        Class::INSULT,
        "lazy pathetic useless worthless wreck loser stupid idiot dumb disgusting failure weak ugly fat mess moron \
         hopeless burden coward freak slob lame rubbish awful terrible horrible crybaby disaster screw-up trainwreck \
         idiotic fool imbecile waste",
    ),
    (
        Class::DET,
        "a an the this that these those some any another each every all both no several few enough such what which",
    ),
    (Class::POSS, "my your his her its our their mine own"),
    (Class::PRONOUN, "i me you he she it we they him them us myself yourself who whom someone one"),
    (
        Class::PREP,
        "in on at to from with without for of about into onto by before after during over under around round through \
         across between near beside behind next until since within against towards toward along up off out down per \
         as than like away outside inside via past upon",
    ),
    (
        Class::CONJ,
        "and or but then because so if when while whenever since though although unless whereas that which who where plus",
    ),
    (
        Class::AUX,
        "will shall would can could may might must should am is are was were be been being do does did have has had \
         'd 'll going want need wish hope intend aim plan like love try let",
    ),
    (Class::NOT, "not no never without nor none n't neither"),
    // Words of other languages that are no words of this one.
    (
        Class::FOREIGN,
        "ich und nicht jeden mehr weniger möchte mich mein meine meinen zu mit ein eine einen auf für das ist \
         wieder abends morgens woche minuten spazieren gehen besser je veux moins plus pour avec chaque jour ma \
         mes être les des une dans semaine faire pas suis et le la quiero más menos mi mis para con cada día dias días \
         los las una por el en hacer todos semana sentirme ser estar y voglio essere più meno ogni giorno di il che \
         non mio mia settimana fare volte quero mais não todos os uma ik wil meer minder elke dag voor niet het \
         een mijn worden jag vill mer inte och att varje dag för mig chcę być codziennie się nie chci być každý \
         minutter hver vil jeg ikke og å istiyorum gün daha için minut olla haluan joka päivä enemmän \
         sehr weil damit nach beim ohne unter einmal zweimal dreimal kann werde",
    ),
];
