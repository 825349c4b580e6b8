namespace OerPortal.Resources;

/// <summary>schema.org accessibility properties; each value is a code of the W3C Accessibility Properties for Discoverability vocabulary.</summary>
public sealed record AccessibilityFacts
{
    /// <summary>For example <c>alternativeText</c>, <c>captions</c>, <c>tableOfContents</c>. Names are the strings <c>accessibility.{code}</c>.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>For example <c>noFlashingHazard</c>.</summary>
    public IReadOnlyList<string> Hazards { get; init; } = [];

    /// <summary>For example <c>textual</c>, <c>visual</c>, <c>auditory</c>.</summary>
    public IReadOnlyList<string> Modes { get; init; } = [];

    public string? Summary { get; init; }
}
