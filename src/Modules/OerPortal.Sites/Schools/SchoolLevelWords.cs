using OerPortal.Cms.Text;
using OerPortal.Resources;

namespace OerPortal.Sites.Schools;

/// <summary>A school's level as people write it, or as its name says it.</summary>
internal static class SchoolLevelWords
{
    private static readonly (string Words, string Level)[] Known =
    [
        ("mam non", SchoolLevels.Preschool), ("mau giao", SchoolLevels.Preschool), ("trung hoc pho thong", SchoolLevels.UpperSecondary), ("thpt", SchoolLevels.UpperSecondary),
        ("cap 3", SchoolLevels.UpperSecondary), ("trung hoc co so", SchoolLevels.LowerSecondary), ("thcs", SchoolLevels.LowerSecondary), ("cap 2", SchoolLevels.LowerSecondary),
        ("tieu hoc", SchoolLevels.Primary), ("cap 1", SchoolLevels.Primary), ("gdtx", SchoolLevels.Continuing), ("gdnn", SchoolLevels.Continuing),
        ("giao duc thuong xuien", SchoolLevels.Continuing), ("th", SchoolLevels.Primary), ("mn", SchoolLevels.Preschool),
        ("preschool", SchoolLevels.Preschool), ("primary", SchoolLevels.Primary), ("lower secondary", SchoolLevels.LowerSecondary), ("upper secondary", SchoolLevels.UpperSecondary),
    ];

    /// <returns>Null where neither says one.</returns>
    internal static string? Read(string typed, string name)
        => SchoolLevels.All.Contains(typed) ? typed : Find(typed.Length > 0 ? typed : name);

    private static string? Find(string text)
    {
        var plain = $" {Unmarked.Of(text)} ";
        return Array.Find(Known, known => plain.Contains($" {known.Words} ", StringComparison.Ordinal)).Level;
    }
}
