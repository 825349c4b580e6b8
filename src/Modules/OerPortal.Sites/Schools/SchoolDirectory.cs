using System.Globalization;
using OerPortal.Cms.Sites;
using OerPortal.Resources;

namespace OerPortal.Sites.Schools;

/// <summary>The schools that somebody looks for by name, district and level, with how many each further choice would leave.</summary>
internal sealed record SchoolDirectory(SchoolPage Page, IReadOnlyList<Choice> Districts, IReadOnlyList<Choice> Levels, string? District, string? Level)
{
    internal const string DistrictName = "huyen";
    internal const string LevelName = "cap";

    private static readonly StringComparer Order = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), CompareOptions.NumericOrdering);

    /// <summary>Whether anything was chosen that could be given up again.</summary>
    internal bool IsAsked => Page.IsAsked || District is not null || Level is not null;

    internal static SchoolDirectory Of(SchoolFinder names, string? name, string? district, string? level, int page)
    {
        var found = names.Find(name);
        level = SchoolLevelWords.Kinds.Contains(level ?? "") ? level : null;
        district = string.IsNullOrWhiteSpace(district) ? null : district.Trim();
        bool InDistrict(Site school) => district is null || school.District == district;
        bool OfLevel(Site school) => level is null || school.Level == level;
        return new SchoolDirectory(
            SchoolPage.Of([.. found.Where(school => InDistrict(school) && OfLevel(school))], name, page),
            [.. found.Where(school => OfLevel(school) && school.District.Length > 0).CountBy(school => school.District).Select(d => new Choice(d.Key, d.Value)).OrderBy(d => d.Value, Order)],
            [.. SchoolLevelWords.Kinds.Select(code => new Choice(code, found.Count(school => InDistrict(school) && school.Level == code))).Where(l => l.Count > 0 || l.Value == level)],
            district, level);
    }

    /// <summary>The part of an address that asks for this with another page, level or district.</summary>
    internal string Address(int page = 1, string? district = null, string? level = null)
    {
        var parts = new List<string>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        Add("ten", Page.NameAsked);
        Add(DistrictName, district ?? District);
        Add(LevelName, level ?? Level);
        if (page > 1)
            parts.Add($"trang={page}");
        return "?" + string.Join('&', parts);
    }
}

/// <param name="Count">How many schools it leaves.</param>
internal sealed record Choice(string Value, int Count);
