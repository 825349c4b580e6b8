using OerPortal.Cms.Sites;
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
        // Last: "Thư viện Trường THCS Hòn Sam" is a school.
        ("thu vien", Site.PublicLibrary), ("public library", Site.PublicLibrary),
    ];

    /// <summary>What a site below the department may be, in the order of lists.</summary>
    internal static IReadOnlyList<string> Kinds { get; } = [.. SchoolLevels.All, Site.PublicLibrary];

    /// <summary>What stands below the name of a new site.</summary>
    internal static string SubtitleOf(string? level) => level == Site.PublicLibrary ? "Thư viện công cộng" : "Thư viện trường";

    /// <returns>Null where neither says one.</returns>
    internal static string? Read(string typed, string name)
        => Kinds.Contains(typed) ? typed : Find(typed.Length > 0 ? typed : name);

    private static string? Find(string text)
    {
        var plain = $" {Unmarked.Of(text)} ";
        return Array.Find(Known, known => plain.Contains($" {known.Words} ", StringComparison.Ordinal)).Level;
    }
}
