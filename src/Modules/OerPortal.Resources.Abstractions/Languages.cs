namespace OerPortal.Resources;

/// <summary>Languages that the form offers, by BCP 47: Vietnamese, those of the province's peoples, and those taught at school. Names are the strings <c>language.{code}</c>.</summary>
public static class Languages
{
    public static IReadOnlyList<string> All { get; } = ["vi", "bdq", "sed", "jra", "jeh", "rad", "en", "fr", "zh", "ja", "ko", "ru", "de", "lo", "km"];
}
