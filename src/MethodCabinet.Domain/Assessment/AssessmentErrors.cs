namespace MethodCabinet.Domain.Assessment;

/// <summary>Everything that can be wrong with a question, its import and its export.</summary>
public static class AssessmentErrors
{
    // A question as a whole.
    public static readonly ErrorCode TitleMissing = Invalid("assessment.question.title-missing");
    public static readonly ErrorCode TitleTooLong = Invalid("assessment.question.title-too-long");
    public static readonly ErrorCode StatementMissing = Invalid("assessment.question.statement-missing");
    public static readonly ErrorCode TextTooLong = Invalid("assessment.question.text-too-long");
    public static readonly ErrorCode TextMissing = Invalid("assessment.question.text-missing");
    public static readonly ErrorCode KeyOfAnotherType = Invalid("assessment.question.key-of-another-type");
    public static readonly ErrorCode MaxPointsRange = Invalid("assessment.question.max-points-range");
    public static readonly ErrorCode PenaltyRange = Invalid("assessment.question.penalty-range");
    public static readonly ErrorCode GradesRange = Invalid("assessment.question.grades-range");
    public static readonly ErrorCode VersionUnknown = new("assessment.question.version-unknown", ErrorKind.NotFound);

    /// <summary>A remark on a sheet is out of its bounds, or there are more than <c>max</c>.</summary>
    public static readonly ErrorCode RemarksInvalid = Invalid("assessment.remarks-invalid");

    public static readonly ErrorCode QuestionNotFound = new("assessment.question.not-found", ErrorKind.NotFound);
    public static readonly ErrorCode QuestionChanged = new("assessment.question.changed", ErrorKind.Conflict);
    public static readonly ErrorCode BankNotFound = new("assessment.bank.not-found", ErrorKind.NotFound);

    // Parts of a body.
    public static readonly ErrorCode IdMissing = Invalid("assessment.question.id-missing");
    public static readonly ErrorCode IdRepeated = Invalid("assessment.question.id-repeated");
    public static readonly ErrorCode TooFewItems = Invalid("assessment.question.too-few-items");
    public static readonly ErrorCode TooManyItems = Invalid("assessment.question.too-many-items");
    public static readonly ErrorCode GapUnknown = Invalid("assessment.question.gap-unknown");
    public static readonly ErrorCode GapNotPlaced = Invalid("assessment.question.gap-not-placed");
    public static readonly ErrorCode GapPlacedTwice = Invalid("assessment.question.gap-placed-twice");
    public static readonly ErrorCode CellsUneven = Invalid("assessment.question.cells-uneven");
    public static readonly ErrorCode CellBothTextAndGap = Invalid("assessment.question.cell-both-text-and-gap");
    public static readonly ErrorCode OptionRepeated = Invalid("assessment.question.option-repeated");
    public static readonly ErrorCode ImageMissing = Invalid("assessment.question.image-missing");
    public static readonly ErrorCode ImageSizeRange = Invalid("assessment.question.image-size-range");
    public static readonly ErrorCode AltMissing = Invalid("assessment.question.alt-missing");
    public static readonly ErrorCode WordsRange = Invalid("assessment.question.words-range");
    public static readonly ErrorCode FilesRange = Invalid("assessment.question.files-range");

    // Keys.
    public static readonly ErrorCode KeyUnknownOption = Invalid("assessment.question.key-unknown-option");
    public static readonly ErrorCode KeyEmpty = Invalid("assessment.question.key-empty");
    public static readonly ErrorCode KeyNeedsOneOption = Invalid("assessment.question.key-needs-one-option");
    public static readonly ErrorCode KeyIncomplete = Invalid("assessment.question.key-incomplete");
    public static readonly ErrorCode KeyNotListed = Invalid("assessment.question.key-not-listed");
    public static readonly ErrorCode KeyShownAsGiven = Invalid("assessment.question.key-shown-as-given");
    public static readonly ErrorCode SharesNeverFull = Invalid("assessment.question.shares-never-full");
    public static readonly ErrorCode ShareRange = Invalid("assessment.question.share-range");
    public static readonly ErrorCode WeightRange = Invalid("assessment.question.weight-range");
    public static readonly ErrorCode SlipsRange = Invalid("assessment.question.slips-range");
    public static readonly ErrorCode RuleNotForType = Invalid("assessment.question.rule-not-for-type");
    public static readonly ErrorCode ToleranceRange = Invalid("assessment.question.tolerance-range");
    public static readonly ErrorCode NumberRange = Invalid("assessment.question.number-range");
    public static readonly ErrorCode UnitsDiffer = Invalid("assessment.question.units-differ");
    public static readonly ErrorCode UnitFactorRange = Invalid("assessment.question.unit-factor-range");
    public static readonly ErrorCode RegionTooFewCorners = Invalid("assessment.question.region-too-few-corners");
    public static readonly ErrorCode RegionOffImage = Invalid("assessment.question.region-off-image");
    public static readonly ErrorCode RegionsMoreThanPoints = Invalid("assessment.question.regions-more-than-points");
    public static readonly ErrorCode FormulaUnreadable = Invalid("assessment.question.formula-unreadable");
    public static readonly ErrorCode FormulaHasNoValues = Invalid("assessment.question.formula-has-no-values");
    public static readonly ErrorCode VariableName = Invalid("assessment.question.variable-name");
    public static readonly ErrorCode VariableRange = Invalid("assessment.question.variable-range");
    public static readonly ErrorCode VariablesDiffer = Invalid("assessment.question.variables-differ");
    public static readonly ErrorCode CriteriaSum = Invalid("assessment.question.criteria-sum");
    public static readonly ErrorCode CriterionStep = Invalid("assessment.question.criterion-step");

    // Import.
    public static readonly ErrorCode ImportTooLarge = new("assessment.import.too-large", ErrorKind.TooLarge);
    public static readonly ErrorCode ImportNotText = Invalid("assessment.import.not-text");
    public static readonly ErrorCode ImportTooManyQuestions = Invalid("assessment.import.too-many-questions");
    public static readonly ErrorCode ImportNothingChosen = Invalid("assessment.import.nothing-chosen");
    public static readonly ErrorCode ImportAnotherFile = new("assessment.import.another-file", ErrorKind.Conflict);
    public static readonly ErrorCode ImportTooManyProblems = Invalid("assessment.import.too-many-problems");
    public static readonly ErrorCode ImportXmlBroken = Invalid("assessment.import.xml-broken");
    public static readonly ErrorCode ImportNotMoodle = Invalid("assessment.import.not-moodle-xml");
    public static readonly ErrorCode ImportTypeUnsupported = Invalid("assessment.import.type-unsupported");
    public static readonly ErrorCode ImportNoQuestion = Invalid("assessment.import.no-question");
    public static readonly ErrorCode ImportAnswerUnreadable = Invalid("assessment.import.answer-unreadable");
    public static readonly ErrorCode ImportBracesUneven = Invalid("assessment.import.braces-uneven");
    public static readonly ErrorCode ImportPartUnsupported = Invalid("assessment.import.part-unsupported");
    public static readonly ErrorCode ImportFeedbackLeftOut = Invalid("assessment.import.feedback-left-out");
    public static readonly ErrorCode ImportHintLeftOut = Invalid("assessment.import.hint-left-out");
    public static readonly ErrorCode ImportElementLeftOut = Invalid("assessment.import.element-left-out");
    public static readonly ErrorCode ImportFileMissing = Invalid("assessment.import.file-missing");
    public static readonly ErrorCode ImportFileBroken = Invalid("assessment.import.file-broken");
    public static readonly ErrorCode ImportFileOutside = Invalid("assessment.import.file-outside");
    public static readonly ErrorCode ImportFileLeftOut = Invalid("assessment.import.file-left-out");
    public static readonly ErrorCode ImportFileUnknown = Invalid("assessment.import.file-unknown");
    public static readonly ErrorCode ImportRuleChanged = Invalid("assessment.import.rule-changed");

    // The element that holds a question whole, beside what Moodle reads.
    public static readonly ErrorCode ImportOwnChanged = Invalid("assessment.import.own-changed");
    public static readonly ErrorCode ImportOwnBroken = Invalid("assessment.import.own-broken");
    public static readonly ErrorCode ImportOwnNewer = Invalid("assessment.import.own-newer");
    public static readonly ErrorCode ImportOwnTooLarge = Invalid("assessment.import.own-too-large");

    // Export.
    public static readonly ErrorCode ExportTypeUnsupported = Invalid("assessment.export.type-unsupported");
    public static readonly ErrorCode ExportPartUnsupported = Invalid("assessment.export.part-unsupported");
    public static readonly ErrorCode ExportRuleChanged = Invalid("assessment.export.rule-changed");
    public static readonly ErrorCode ExportPointsLeftOut = Invalid("assessment.export.points-left-out");
    public static readonly ErrorCode ExportFormattingLost = Invalid("assessment.export.formatting-lost");
    public static readonly ErrorCode ExportFilesLeftOut = Invalid("assessment.export.files-left-out");

    private static ErrorCode Invalid(string code) => new(code, ErrorKind.Invalid);
}
