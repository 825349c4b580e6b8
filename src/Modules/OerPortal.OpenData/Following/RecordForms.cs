using Dapper;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Models;
using OerPortal.Resources;

namespace OerPortal.OpenData.Following;

/// <summary>Puts together what feeds tell of a resource: the catalogue's record, its files, its school's name and the collections it stands in.</summary>
internal sealed class RecordForms(NpgsqlDataSource data, IFiles files, KnownSites known)
{
    /// <summary>Of records of the catalogue.</summary>
    public async Task<IReadOnlyList<RecordState>> OfAsync(IReadOnlyList<PublicRecord<ResourceDocument>> records, CancellationToken cancellation)
    {
        var open = records.Where(record => record.Document?.Card.Visibility == Visibility.Public).ToArray();
        var facts = (await files.FindManyAsync([.. open.SelectMany(record => record.Document!.FileIds).Distinct()], cancellation)).ToDictionary(file => file.Id);
        var bare = open.ToDictionary(record => record.Id, record => Describe(record.Document!, facts));
        return await PlaceAsync([.. records.Select(r => new RecordState(r.Id, r.PublicId, r.Document?.Card.SiteId ?? r.SiteId, r.Number, IsOpen: false, bare.GetValueOrDefault(r.Id), []))], cancellation);
    }

    /// <summary>Of what is kept, as its school and collections are called now.</summary>
    public async Task<IReadOnlyList<RecordState>> AgainAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var kept = await connection.QueryAsync<(Guid Id, string PublicId, Guid SiteId, long Number, string Document)>(new CommandDefinition(
            "SELECT id, public_id, site_id, number, document FROM open_data.record WHERE id = ANY (@ids) AND document IS NOT NULL",
            new { ids = ids.ToArray() }, cancellationToken: cancellation));
        return await PlaceAsync([.. kept.Select(r => new RecordState(r.Id, r.PublicId, r.SiteId, r.Number, IsOpen: false, OpenDocuments.Read(r.Document), []))], cancellation);
    }

    private async Task<IReadOnlyList<RecordState>> PlaceAsync(IReadOnlyList<RecordState> states, CancellationToken cancellation)
    {
        await known.LearnAsync([.. states.Select(state => state.SiteId).Distinct()], cancellation);
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var sites = (await connection.QueryAsync<(Guid Id, string Slug, string Name, bool IsOpen)>(new CommandDefinition(
            "SELECT id, slug, name, is_open FROM open_data.site WHERE id = ANY (@ids)",
            new { ids = states.Select(s => s.SiteId).Distinct().ToArray() }, cancellationToken: cancellation))).ToDictionary(site => site.Id);
        var collections = (await connection.QueryAsync<(Guid ResourceId, string Id, string Title)>(new CommandDefinition(
            """
            SELECT r.id, c.public_id, c.title
            FROM open_data.collection c JOIN open_data.site s ON s.id = c.site_id AND s.is_open AND s.has_collections,
                 unnest(c.resource_ids) AS r (id)
            WHERE c.resource_ids && @ids AND NOT c.is_gone AND r.id = ANY (@ids)
            ORDER BY c.public_id
            """,
            new { ids = states.Select(s => s.Id).ToArray() }, cancellationToken: cancellation))).ToLookup(c => c.ResourceId, c => new OpenCollectionName(c.Id, c.Title));
        return [.. states.Select(state => Place(state, sites.GetValueOrDefault(state.SiteId), [.. collections[state.Id]]))];
    }

    private static RecordState Place(RecordState state, (Guid Id, string Slug, string Name, bool IsOpen) site, IReadOnlyList<OpenCollectionName> collections)
    {
        if (state.Resource is not { } bare) return state;
        var resource = bare with { School = new OpenSchool(site.Slug ?? "", site.Name ?? ""), Collections = collections };
        return state with { IsOpen = site.IsOpen, Resource = resource, Sets = SetsOf(state.SiteId, resource) };
    }

    private static SetKey[] SetsOf(Guid siteId, OpenResource resource)
    {
        var about = resource.About;
        SetKey[] all =
        [
            SetKey.All,
            SetKey.School(siteId),
            .. about.Levels.Select(SetKey.Level),
            .. about.Grades.Select(SetKey.Grade),
            .. about.Subjects.Select(SetKey.Subject),
            SetKey.OfKind(about.Kind),
            .. resource.Collections.Select(collection => SetKey.Collection(collection.Id)),
        ];
        return [.. all.Distinct()];
    }

    private static OpenResource Describe(ResourceDocument document, Dictionary<Guid, FileFacts> facts)
    {
        var card = document.Card;
        return new OpenResource(
            card.PublicId,
            document.About,
            card.Authors,
            card.Language,
            new OpenSchool("", ""),
            card.CoverAddress ?? ResourceAddress.DrawnCover(card.PublicId),
            card.CanBeRead && !Licences.IsLent(card.Licence),
            card.Pages,
            card.Minutes,
            // What is lent is taken along by nobody: addresses that open to none are no open data.
            [.. (Licences.IsLent(card.Licence) ? [] : document.FileIds).Where(facts.ContainsKey).Select(id => facts[id]).Where(file => file.IsReady).Select(FileOf)],
            document.Version,
            card.PublishedAt.ToUniversalTime(),
            document.ChangedAt.ToUniversalTime(),
            [])
        {
            Links = document.Links.Count > 0 ? document.Links : null,
        };
    }

    private static OpenFile FileOf(FileFacts file)
        => new(file.Id, file.Name, file.MediaType, file.Length, FileAddress.Download(file.Id), file.CanBeRead, file.HasCover, file.Pages, file.DurationSeconds);
}
