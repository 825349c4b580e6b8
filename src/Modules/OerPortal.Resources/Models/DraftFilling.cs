using OerPortal.Cms.Text;
using OerPortal.Ingest;
using OerPortal.Ingest.Facts;
using OerPortal.Resources.Fields;

namespace OerPortal.Resources.Models;

/// <summary>What a file can tell about a resource, put only where nobody has written anything.</summary>
/// <param name="Fields">The fields that were filled; <see cref="DraftField"/>.</param>
internal sealed record DraftFilling(ResourceMetadata Metadata, IReadOnlyList<string> Fields)
{
    internal static DraftFilling From(FileFacts file, ResourceMetadata about, IReadOnlyCollection<string> touched)
    {
        var said = file.Metadata;
        var filling = new DraftFilling(about, []);

        void Fill(string field, bool offers, Func<ResourceMetadata, ResourceMetadata> with) => filling = filling.Fill(field, offers, with, touched);

        var title = FileTitle.Of(said?.Title, file.Name);
        var people = ContributorsOf(said);
        var description = PlainText.Lines(said?.Description, DraftLimits.Description);
        var language = SpokenLanguage.Read(said?.Language);
        var keywords = PlainText.List(Keywords.Read(said?.Subjects ?? []), DraftLimits.Keyword, DraftLimits.Keywords);
        var kind = KindOf(file.Kind);
        var publisher = PlainText.OptionalLine(said?.Publisher, DraftLimits.Line);
        var issued = WrittenDate.Read(said?.Published);
        var identifiers = IdentifiersOf(said);
        var features = PlainText.List(AccessibilityClaims.Read(said?.AccessibilityFeatures ?? []), 60, 30);
        Fill(DraftField.Title, title.Length > 0, m => m with { Title = title });
        Fill(DraftField.Contributors, people.Length > 0, m => m with { Contributors = people });
        Fill(DraftField.Description, description.Length > 0, m => m with { Description = description });
        Fill(DraftField.Keywords, keywords.Length > 0, m => m with { Keywords = keywords });
        Fill(DraftField.Languages, language is not null, m => m with { Languages = [language!] });
        Fill(DraftField.Kind, kind is not null, m => m with { Kind = kind! });
        Fill(DraftField.Publisher, publisher is not null, m => m with { Publisher = publisher });
        Fill(DraftField.Issued, issued is not null, m => m with { Issued = issued });
        Fill(DraftField.Identifiers, identifiers.Length > 0, m => m with { Identifiers = identifiers });
        Fill(DraftField.Accessibility, features.Length > 0, m => m with { Accessibility = m.Accessibility with { Features = features } });
        return filling;
    }

    /// <summary>What a page elsewhere says of itself.</summary>
    internal static DraftFilling From(PageFacts page, ResourceMetadata about, IReadOnlyCollection<string> touched)
    {
        var kind = page.Kind is { } said && said.StartsWith("video", StringComparison.Ordinal) ? "video" : null;
        return new DraftFilling(about, [])
            .Fill(DraftField.Title, page.Title.Length > 0, m => m with { Title = page.Title }, touched)
            .Fill(DraftField.Description, page.Text.Length > 0, m => m with { Description = page.Text }, touched)
            .Fill(DraftField.Contributors, page.Author is not null, m => m with { Contributors = [new Contributor(page.Author!, ContributorRoles.Author)] }, touched)
            .Fill(DraftField.Publisher, page.Site is not null, m => m with { Publisher = page.Site }, touched)
            .Fill(DraftField.Languages, page.Language is not null, m => m with { Languages = [page.Language!] }, touched)
            .Fill(DraftField.Kind, kind is not null, m => m with { Kind = kind! }, touched);
    }

    private DraftFilling Fill(string field, bool offers, Func<ResourceMetadata, ResourceMetadata> with, IReadOnlyCollection<string> touched)
        => !offers || touched.Contains(field) || !DescriptionFields.Find(field)!.IsEmpty(Metadata) ? this : new DraftFilling(with(Metadata), [.. Fields, field]);

    private static Contributor[] ContributorsOf(ExtractedMetadata? said)
        => [.. (said?.Contributors ?? [])
            .Select(c => new Contributor(PlainText.Line(c.Name, DraftLimits.Line), ContributorRoles.All.Contains(c.Role) ? c.Role : "ctb"))
            .Where(c => c.Name.Length > 0)
            .Distinct()
            .Take(DraftLimits.Contributors)];

    private static Identifier[] IdentifiersOf(ExtractedMetadata? said)
        => [.. PlainText.List(said?.Identifiers ?? [], 200, 10).Select(BookNumber.Read).Where(n => n is not null).Select(n => new Identifier(n!.Value.Scheme, n.Value.Value)).Distinct()];

    private static string? KindOf(FileKind kind) => kind switch
    {
        FileKind.Epub => "sach-dien-tu",
        FileKind.Package => "bai-giang",
        FileKind.Audio => "am-thanh",
        FileKind.Video => "video",
        FileKind.Image => "hinh-anh",
        _ => null,
    };
}
