using System.Globalization;
using OerPortal.OpenData.Models;
using OerPortal.Resources;

namespace OerPortal.OpenData.Marc;

/// <summary>The fields whose every character has a meaning by its place: leader, 006, 007, 008.</summary>
internal static class FixedFields
{
    /// <summary>An electronic resource, online: every record has it beside what it is.</summary>
    public const string AdditionalForm = "m     o           ";

    /// <summary>Computer file, remote; colour, sound and the rest are not coded.</summary>
    public const string PhysicalForm = "cr |n|||||||||";

    // Place of publication: Viet Nam.
    private const string Country = "vm ";

    /// <summary>New, a monograph, UTF-8, described at minimal level, with the punctuation of ISBD.</summary>
    public static string Leader(OpenResource resource) => $"00000n{MarcKind.Of(resource.About.Kind).Type}m a22000007i 4500";

    public static string General(OpenResource resource)
    {
        var kind = MarcKind.Of(resource.About.Kind);
        var middle = kind.Shape switch
        {
            MarcShape.Book => $"||||{Audience(resource.About)}o|||| 0|| ||",
            MarcShape.Computer => $"    {Audience(resource.About)}o  i |      ",
            MarcShape.Sound => $"nnn {Audience(resource.About)}o||||||n  n ",
            _ => $"{RunningTime(resource, kind)} {Audience(resource.About)}     |o   {(kind.Type == 'g' ? 'v' : 'k')}|",
        };
        return $"{resource.PublishedAt.UtcDateTime.ToString("yyMMdd", CultureInfo.InvariantCulture)}s{Year(resource)}    {Country}{middle}{MarcLanguages.Of(resource.Language)} d";
    }

    /// <summary>Of the work; where nobody knows it, of its publication here.</summary>
    public static string Year(OpenResource resource)
    {
        var known = new[] { resource.About.Issued, resource.About.Created }.OfType<string>().Select(date => date.Length >= 4 ? date[..4] : "").FirstOrDefault(year => year.Length == 4 && year.All(char.IsAsciiDigit));
        return known ?? resource.PublishedAt.UtcDateTime.ToString("yyyy", CultureInfo.InvariantCulture);
    }

    // Minutes of a film; a picture has none.
    private static string RunningTime(OpenResource resource, MarcKind kind)
        => kind.Type != 'g' ? "nnn" : resource.Minutes is > 0 and < 1000 and var minutes ? minutes.ToString("000", CultureInfo.InvariantCulture) : "---";

    private static char Audience(ResourceMetadata about)
    {
        if (about.AudienceRoles.Count > 0 && !about.AudienceRoles.Contains("student")) return 'e';
        return about.Levels switch
        {
            [SchoolLevels.Preschool] => 'a',
            [SchoolLevels.Primary] => about.Grades.Count > 0 && about.Grades.All(grade => grade >= 4) ? 'c' : 'b',
            [SchoolLevels.LowerSecondary] or [SchoolLevels.UpperSecondary] => 'd',
            [SchoolLevels.Continuing] => 'e',
            [] => '|',
            _ => 'j',
        };
    }
}
