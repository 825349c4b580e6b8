using System.Globalization;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Feeds;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Pages;

namespace OerPortal.Resources.Feeds;

internal sealed class ResourceFeeds(CatalogueChanges catalogue, IFiles files, ISites sites, IStringLocalizer strings) : IResourceFeeds
{
    public async Task<IReadOnlyList<AtomEntry>> EntriesAsync(IReadOnlyList<Guid> ids, string origin, CancellationToken cancellation)
    {
        var documents = await catalogue.PublicAsync([.. ids], cancellation);
        var facts = (await files.FindManyAsync([.. documents.Values.SelectMany(d => d.FileIds).Distinct()], cancellation)).Where(f => f.IsReady).ToDictionary(f => f.Id);
        return [.. ids.Where(documents.ContainsKey).Select(id => EntryOf(documents[id], facts, origin))];
    }

    // A resource has one id, whichever site's feed it stands in.
    private AtomEntry EntryOf(ResourceDocument document, Dictionary<Guid, FileFacts> facts, string origin)
    {
        var (card, about) = (document.Card, document.About);
        var page = origin + ResourceAddress.Page(card.PublicId);
        return new AtomEntry(page, card.Title, page, card.PublishedAt, document.ChangedAt)
        {
            Authors = card.Authors.Count > 0 ? card.Authors : [sites.Find(card.SiteId)?.Name ?? sites.Portal.Name],
            Contributors = [.. about.Contributors.Select(c => c.Name).Except(card.Authors)],
            Categories = [.. Categories(about)],
            Summary = about.Description,
            Rights = about.Licence.Length > 0 ? strings["licence." + about.Licence].Value : null,
            Links = [.. Links(document, facts, origin)],
            Terms = [.. Terms(document)],
        };
    }

    private IEnumerable<(string Term, string Label)> Categories(ResourceMetadata about) =>
    [
        .. about.Subjects.Select(code => (code, strings["subject." + code].Value)),
        .. about.Levels.Select(code => (code, strings["level." + code].Value)),
        .. about.Grades.Select(grade => ($"lop-{grade.ToString(CultureInfo.InvariantCulture)}", strings["grade", grade].Value)),
        .. about.Kind.Length > 0 ? new[] { (about.Kind, strings["kind." + about.Kind].Value) } : [],
        .. about.Keywords.Select(keyword => (keyword, keyword)),
    ];

    private static IEnumerable<AtomLink> Links(ResourceDocument document, Dictionary<Guid, FileFacts> facts, string origin)
    {
        var card = document.Card;
        if (Licences.Find(card.Licence)?.Address is { } deed)
            yield return new("license", deed, "text/html");
        foreach (var file in (Licences.IsLent(card.Licence) ? [] : document.FileIds).Where(facts.ContainsKey).Select(id => facts[id]))
            yield return new("enclosure", origin + FileAddress.Download(file.Id), file.MediaType, file.Length, file.Name);
        foreach (var link in document.Links)
            yield return new("related", link.Address, "text/html", Title: link.Title);
        yield return new("describedby", origin + ResourceAddress.Description(card.PublicId), "application/ld+json");
        yield return new("related", origin + (card.CoverAddress ?? ResourceAddress.DrawnCover(card.PublicId)), card.CoverAddress is null ? "image/jpeg" : null);
    }

    private static IEnumerable<(string Name, string Value)> Terms(ResourceDocument document)
    {
        var about = document.About;
        foreach (var language in ResourceFacts.LanguagesOf(about))
            yield return ("language", language);
        foreach (var identifier in about.Identifiers)
            yield return ("identifier", identifier.Scheme == "isbn" && !identifier.Value.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) ? "urn:isbn:" + identifier.Value : identifier.Value);
        if (about.Publisher is { Length: > 0 } publisher)
            yield return ("publisher", publisher);
        if (about.Source is { } source)
            yield return ("source", source.Url ?? source.Title);
        if (about.TimeRequiredMinutes is { } minutes)
            yield return ("extent", string.Create(CultureInfo.InvariantCulture, $"PT{minutes}M"));
        foreach (var alignment in about.Alignments)
            yield return ("conformsTo", alignment.TargetUrl ?? alignment.TargetName);
    }
}
