//! Verbs, by what they say about a goal.

use super::{Class, Row};

/// Verbs in their plain form; the other forms are made from it.
pub(super) const WORDS: &[Row] = &[
    // An act one could film: enough for S when something follows it.
    (
        Class::ACT,
        "walk jog hike cycle bike swim row ski skate climb dance stroll march ride drive paddle sail surf stretch \
         breathe meditate journal pray chant hum sing play strum knit sew crochet embroider weave paint draw sketch \
         color doodle carve sculpt cook bake roast boil chop peel grill brew mix stir wash clean tidy hoover vacuum \
         sweep mop dust iron fold scrub declutter sort pack unpack empty clear wipe rinse polish shower bathe shave \
         comb floss brush dress undress water plant weed dig mow rake prune garden feed groom pet stroke cuddle hug \
         kiss hold massage smile laugh wave nod greet listen look watch write type copy note list record log \
         track film photograph print scan count measure weigh practice rehearse recite study revise memorize learn \
         teach explain translate tell say speak talk chat discuss share answer reply respond apologize compliment \
         praise introduce confess admit request offer order buy sell shop pay save spend donate lend borrow swap \
         cancel return collect fetch carry lift push pull throw catch kick hit jump skip hop squat plank crawl sit \
         stand lie kneel lean nap snooze wake rise leave arrive enter exit cross turn switch open close shut lock \
         unlock charge unplug plug mute block delete uninstall download install upload post scroll check browse \
         google search research compare choose pick select decide mark tick highlight underline colour eat drink \
         sip chew taste swallow smoke vape gamble bite pick scratch stay attend volunteer coach host babysit foster \
         adopt travel commute camp fish hunt forage bowl golf box fence wrestle train exercise workout run sprint \
         lift sleep read relax rest socialize work use try visit see meet put place hang attach tape wear take bring \
         send mail text phone call ring email message contact invite ask thank remind interview apply register \
         enroll join subscribe book schedule arrange reserve submit hand fill complete finish sign fix repair mend \
         renew replace assemble build make bake prepare create design invent compose blog vlog stream code program \
         debug solve draft edit proofread present perform act audition exhibit publish perfect mow snack fast cut \
         trim style dye visualize imagine picture name label score rate review plan set limit read turn move swap \
         unfollow unsubscribe log split divide dip float splash go come walk-on step sort recycle compost \
         squeeze tap tense hold release blow count keep cycle juggle puzzle attempt skype zoom facetime socialise \
         date flirt propose marry cheer cook-up spar quit do get give have find start begin create",
    ),
    // Acts that are done or not done: with an article, a person or a number they are measured by that.
    (
        Class::EVENT,
        "book post send submit sign apply join register enroll attend visit finish complete buy schedule arrange \
         cancel return pay fix repair renew order fill hand invite donate reserve assemble publish collect pick mend \
         mail deliver",
    ),
    // Acts towards a person: the person makes them specific, and once is done or not done.
    (Class::SOCIAL.or(Class::EVENT), "call phone ring email message contact invite thank text visit"),
    (
        Class::SOCIAL,
        "ask tell talk speak chat share meet see hug compliment apologize write reply respond explain listen \
         introduce say thank greet praise play cook eat help date skype zoom facetime remind confess discuss",
    ),
    // Too wide to be an act on their own: something must follow them.
    (
        Class::BARE,
        "exercise sleep eat drink read rest relax socialize work study train workout snack spend save move",
    ),
    // Training that a body needs days off from.
    (Class::HARD, "run sprint workout"),
    // Verbs that say nothing without their object.
    (
        Class::LIGHT,
        "do make get have take give find keep set put start begin build create use go come develop practice \
         incorporate implement include add introduce complete finish challenge learn maintain adopt form design \
         arrange prepare organize plan join focus bring hold share show try choose follow continue achieve \
         fix attain seek clear sort handle process",
    ),
    // More or less of something: specific when the something can be counted.
    (
        Class::SCALE,
        "reduce cut limit increase lower raise decrease lessen minimize shrink grow extend shorten double halve drop \
         lose gain restrict",
    ),
    // Wide verbs of change: they name a wish, not what to do.
    (
        Class::VAGUE,
        "solidify reinvent rediscover reclaim reframe realign uplift master refine sharpen elevate bolster unlock harness channel \
         validate ground nourish detach distance soften empower encourage inspire motivate uphold defend \
         preserve protect advance further pursue seek evolve improve enhance increase manage strengthen foster establish heal process reduce deal cope overcome handle \
         regain accept trust communicate enjoy boost address better nurture cultivate conquer tackle resolve \
         balance control understand recognize identify embrace love appreciate value respect forgive believe connect \
         engage express regulate transform change grow thrive succeed achieve maximize minimize optimize \
         stabilize prioritize sustain restore rebuild repair-trust lessen alleviate ease eliminate recover \
         navigate face confront adjust adapt bounce function live fit gain deepen develop open discover explore \
         honor honour process develop motivate commit strive excel mature flourish soften expand broaden remain \
         tolerate beat end fight battle combat escape release surrender break act hope survive persevere support \
         please belong matter behave parent",
    ),
    // Verbs of the mind: nobody sees them done.
    (
        Class::MENTAL.or(Class::INNER),
        "worry overthink ruminate stress panic fret obsess dwell procrastinate second-guess doubt fear dread hate \
         regret care catastrophize argue quarrel bicker compare blame judge criticize self-criticize daydream overreact isolate withdraw \
         overanalyze spiral complain envy resent hope suffer dissociate",
    ),
    // Verbs of being.
    (Class::STATE, "feel become stay remain get seem appear keep grow live act"),
    // Stopping: what is stopped decides.
    (Class::STOP, "stop quit avoid resist cease abstain refrain prevent"),
    // What a purpose is made of: "to reduce", "to lift my mood".
    (
        Class::BENEFIT,
        "reduce manage help improve lift ease feel boost lower relieve support enhance protect clear strengthen calm \
         soothe settle relax unwind recover prevent avoid cope stay become build connect gain increase decrease \
         lessen raise sharpen regain rebuild restore heal express handle deal overcome foster develop maintain \
         achieve balance soften quiet slow distract recharge refresh decompress de-stress destress enjoy bond \
         understand process energize motivate control minimize stabilize deepen alleviate stop break keep honor \
         honour show prove release regulate grow give loosen strengthen ground nurture fight combat counter counteract \
         appreciate celebrate live sleep make get have let take meet free",
    ),
    // Getting well: with a short time it is more than anyone can promise.
    (Class::RECOVER, "recover heal cure overcome beat conquer eliminate erase eradicate fix banish"),
];

/// Forms that no rule makes.
pub(super) const FORMS: &[Row] = &[
    (
        Class::ACT.or(Class::PAST),
        "done made gone seen met read written eaten drunk swum run sung spoken told said taken brought bought paid \
         sent rung built found given got had driven ridden slept sat stood lain woken worn thrown caught taught \
         learnt drawn cut put set kept left lost spent come begun chosen hung held forgiven shown",
    ),
    (Class::STATE, "am is are was were been being feels felt became lying"),
    (Class::STATE.or(Class::PAST), "felt became stayed kept got"),
    (Class::STATE.or(Class::BENEFIT), "be"),
    (Class::STATE.or(Class::GERUND), "being"),
    (Class::ACT.or(Class::GERUND), "lying dying tying skiing dyeing"),
    (Class::SCALE, "less"),
];
