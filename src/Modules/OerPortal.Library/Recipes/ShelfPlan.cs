using OerPortal.Library.Models;

namespace OerPortal.Library.Recipes;

/// <summary>What a made-up library has on its shelves.</summary>
/// <param name="School">Its name in addresses.</param>
/// <param name="Vouchers">How many times books came in, over the years before today.</param>
/// <param name="LoansADay">On an open day of a school year, more or less.</param>
internal sealed record ShelfPlan(string School, IReadOnlyList<ShelfGroup> Groups, int Vouchers, int LoansADay);

/// <summary>Titles of one kind: each of the list, or one for every type, subject, grade and volume.</summary>
/// <param name="Name">With places to fill in: "{type} {subject} {grade}".</param>
/// <param name="Titles">"Name|people|class": real ones, each by itself.</param>
/// <param name="Price">From, to, in thousands of đồng.</param>
/// <param name="Copies">From, to.</param>
internal sealed record ShelfGroup(
    BookKind Kind,
    string Name = "",
    IReadOnlyList<string>? Types = null,
    IReadOnlyList<string>? Subjects = null,
    IReadOnlyList<int>? Grades = null,
    int Volumes = 0,
    IReadOnlyList<string>? Titles = null,
    string People = "",
    string Publisher = "",
    string Place = "Hà Nội",
    string ClassMark = "",
    IReadOnlyList<int>? Price = null,
    IReadOnlyList<int>? Copies = null)
{
    internal IEnumerable<Title> Expand(Guid siteId, DateTimeOffset now)
    {
        foreach (var listed in Titles ?? [])
        {
            var parts = listed.Split('|');
            yield return Of(siteId, now, parts[0], parts.ElementAtOrDefault(1) ?? People, "", parts.ElementAtOrDefault(2) ?? ClassMark, null);
        }
        if (Name.Length == 0)
            yield break;
        foreach (var type in Types ?? [""])
        {
            foreach (var subject in Subjects ?? [""])
            {
                foreach (var grade in Grades ?? [0])
                {
                    for (var volume = Volumes == 0 ? 0 : 1; volume <= Volumes; volume++)
                        yield return Of(siteId, now, Filled(type, subject, grade), People, volume > 0 ? $"Tập {volume}" : "", ClassMark, grade > 0 ? grade : null);
                }
            }
        }
    }

    private string Filled(string type, string subject, int grade)
        => Name.Replace("{type}", type, StringComparison.Ordinal).Replace("{subject}", subject, StringComparison.Ordinal).Replace("{grade}", $"{grade}", StringComparison.Ordinal);

    private Title Of(Guid siteId, DateTimeOffset now, string name, string people, string volume, string classMark, int? grade)
    {
        var title = new Title
        {
            SiteId = siteId,
            AddedAt = now,
            Name = name,
            People = people,
            Volume = volume,
            Publisher = Publisher,
            Place = Place,
            ClassMark = classMark,
            Kind = Kind,
            Grade = grade,
        };
        title.Changed(now);
        return title;
    }
}
