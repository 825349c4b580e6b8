namespace OerPortal.Resources;

/// <summary>School levels (cấp học). Names are the strings <c>level.{code}</c>.</summary>
public static class SchoolLevels
{
    public const string Preschool = "mam-non";
    public const string Primary = "tieu-hoc";
    public const string LowerSecondary = "thcs";
    public const string UpperSecondary = "thpt";
    public const string Continuing = "gdtx";

    public static IReadOnlyList<string> All { get; } = [Preschool, Primary, LowerSecondary, UpperSecondary, Continuing];

    /// <param name="grade">1 to 12.</param>
    public static string OfGrade(int grade) => grade switch
    {
        <= 5 => Primary,
        <= 9 => LowerSecondary,
        _ => UpperSecondary,
    };
}
