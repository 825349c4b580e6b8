namespace OerPortal.Resources;

/// <summary>Closed lists of codes of LRMI and schema.org. Names for people are the strings <c>{list}.{code}</c>, for example <c>relation.isPartOf</c>.</summary>
public static class Vocabulary
{
    /// <summary>LRMI interactivity types; strings <c>interactivity.{code}</c>.</summary>
    public static IReadOnlyList<string> InteractivityTypes { get; } = ["active", "expositive", "mixed"];

    /// <summary>IEEE LOM 5.3; strings <c>interactivity-level.{code}</c>.</summary>
    public static IReadOnlyList<string> InteractivityLevels { get; } = ["low", "medium", "high"];

    /// <summary>Strings <c>educational-use.{code}</c>.</summary>
    public static IReadOnlyList<string> EducationalUses { get; } = ["lesson", "practice", "assessment", "reading", "project", "reference", "self-study"];

    /// <summary>Strings <c>audience.{code}</c>.</summary>
    public static IReadOnlyList<string> AudienceRoles { get; } = ["student", "teacher", "parent", "librarian"];

    /// <summary>LRMI alignment types; strings <c>alignment.{code}</c>.</summary>
    public static IReadOnlyList<string> AlignmentTypes { get; } = ["teaches", "assesses", "requires", "textComplexity", "educationalSubject", "educationalLevel"];

    /// <summary>schema.org and Dublin Core relations; strings <c>relation.{code}</c>.</summary>
    public static IReadOnlyList<string> RelationKinds { get; } = ["isPartOf", "hasPart", "isBasedOn", "requires", "isVersionOf", "translationOfWork"];

    /// <summary>Features that the form offers; files may bring others. Strings <c>accessibility.{code}</c>.</summary>
    public static IReadOnlyList<string> AccessibilityFeatures { get; } =
        ["alternativeText", "longDescription", "captions", "transcript", "audioDescription", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents", "largePrint", "signLanguage"];

    /// <summary>Strings <c>hazard.{code}</c>.</summary>
    public static IReadOnlyList<string> AccessibilityHazards { get; } = ["none", "flashing", "motionSimulation", "sound"];

    /// <summary>Strings <c>mode.{code}</c>.</summary>
    public static IReadOnlyList<string> AccessModes { get; } = ["textual", "visual", "auditory", "tactile"];
}
