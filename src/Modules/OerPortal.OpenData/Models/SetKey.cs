using System.Runtime.InteropServices;
using OerPortal.Cms.Sites;

namespace OerPortal.OpenData.Models;

/// <summary>Names a set of resources: everything, or those of one school, level, grade, subject, kind or collection.</summary>
/// <param name="Kind">One of the constants; empty for everything.</param>
/// <param name="Value">Id of the site in the form "N", a code of the resource module, or a collection's public id.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SetKey(string Kind, string Value)
{
    public const string SchoolKind = "school";
    public const string LevelKind = "level";
    public const string GradeKind = "grade";
    public const string SubjectKind = "subject";
    public const string KindKind = "kind";
    public const string CollectionKind = "collection";

    /// <summary>All that is public.</summary>
    public static SetKey All { get; } = new("", "");

    public static SetKey School(Guid siteId) => new(SchoolKind, siteId.ToString("N"));

    /// <summary>All that a site's feeds tell of.</summary>
    public static SetKey Of(Site site) => site.IsPortal ? All : School(site.Id);

    public static SetKey Level(string code) => new(LevelKind, code);

    public static SetKey Grade(int grade) => new(GradeKind, grade.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static SetKey Subject(string code) => new(SubjectKind, code);

    /// <summary>Of a kind of resource, such as <c>bai-giang</c>.</summary>
    public static SetKey OfKind(string code) => new(KindKind, code);

    public static SetKey Collection(string publicId) => new(CollectionKind, publicId);

    /// <summary>As the table spells it.</summary>
    public static SetKey Parse(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? All : new(key[..colon], key[(colon + 1)..]);
    }

    public override string ToString() => Kind.Length == 0 ? "" : $"{Kind}:{Value}";
}
