using OerPortal.Cms.Sites;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Following;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.Views;
using OerPortal.Search;

namespace OerPortal.OpenData.Api;

/// <summary>Lists of resources, from sets or from the search: to the last one.</summary>
internal sealed class ResourceListing(OpenRecords records, SetIds setIds, ResourceViews views, IResourceSearch search, ISites sites, ApiScope scope)
{
    private const string Newest = "n";
    private const string Found = "s";

    public Task<ListView<ResourceView>> ListAsync(ApiQuery query, CancellationToken cancellation)
        => query.HasAny(ApiParameters.Searched) ? FindAsync(query, cancellation) : NewestAsync(query, cancellation);

    /// <summary>The sets that a query names, with those of the place where it is asked.</summary>
    /// <exception cref="ApiProblemException">It names a school or a collection that is not there.</exception>
    public async Task<IReadOnlyList<SetKey>> SetsAsync(ApiQuery query, CancellationToken cancellation)
    {
        var sets = new List<SetKey>(scope.Sets);
        if (SchoolOf(query) is { } school) sets.Add(SetKey.School(school.Id));
        if (query[ApiParameters.Level] is { } level) sets.Add(SetKey.Level(level));
        if (query[ApiParameters.Grade] is not null) sets.Add(SetKey.Grade((int)query.Number(ApiParameters.Grade)));
        if (query[ApiParameters.Subject] is { } subject) sets.Add(SetKey.Subject(subject));
        if (query[ApiParameters.Kind] is { } kind) sets.Add(SetKey.OfKind(kind));
        if (query[ApiParameters.Collection] is { } collection)
        {
            if (await setIds.FindAsync(SetKey.Collection(collection), cancellation) is null) throw ApiProblemException.OfParameter(ApiParameters.Collection.Name, "open-data.problem.no-collection", collection);
            sets.Add(SetKey.Collection(collection));
        }

        return [.. sets.Distinct()];
    }

    private async Task<ListView<ResourceView>> NewestAsync(ApiQuery query, CancellationToken cancellation)
    {
        var sets = await SetsAsync(query, cancellation);
        var mark = query[ApiParameters.Cursor] is { } cursor ? MarkOf(cursor) : null;
        var found = await records.NewestAsync(sets, mark, query.Limit + 1, cancellation);
        var page = found.Take(query.Limit).ToArray();
        int? total = sets.Count <= 1 ? await records.CountAsync(sets.Count == 0 ? SetKey.All : sets[0], cancellation) : null;
        var next = found.Count > page.Length ? ListCursor.Write(Newest, page[^1].Resource!.PublishedAt.UtcTicks, page[^1].Position) : null;
        return await PageAsync(page, total, next, cancellation);
    }

    private async Task<ListView<ResourceView>> FindAsync(ApiQuery query, CancellationToken cancellation)
    {
        if (query[ApiParameters.Collection] is not null) throw ApiProblemException.OfParameter(ApiParameters.Collection.Name, "open-data.problem.no-search-in-collection");
        var after = query[ApiParameters.Cursor] is { } cursor ? SearchMark.Read(ListCursor.Read(cursor, Found, 1)[0]) ?? throw ListCursor.Foreign() : null;
        var found = await search.FindAsync(QuestionOf(query) with { After = after, Count = query.Limit }, cancellation);
        var next = found.Next is { } mark ? ListCursor.Write(Found, mark.Write()) : null;
        return await PageAsync(await records.ManyAsync(found.ResourceIds, cancellation), found.Total, next, cancellation);
    }

    private ResourceQuestion QuestionOf(ApiQuery query)
    {
        var filters = new Dictionary<FacetField, IReadOnlySet<string>>();
        Choose(FacetField.Level, query[ApiParameters.Level]);
        Choose(FacetField.Grade, query[ApiParameters.Grade]);
        Choose(FacetField.Subject, query[ApiParameters.Subject]);
        Choose(FacetField.Kind, query[ApiParameters.Kind]);
        Choose(FacetField.Licence, query[ApiParameters.Licence]);
        Choose(FacetField.Language, query[ApiParameters.Language]);
        Choose(FacetField.Format, query[ApiParameters.Format]);
        Choose(FacetField.School, SchoolOf(query)?.Id.ToString("N"));
        var text = query[ApiParameters.Text];
        return new ResourceQuestion(text, filters, scope.SchoolId, string.IsNullOrWhiteSpace(text) ? SearchOrder.Newest : SearchOrder.Best, 1);

        void Choose(FacetField field, string? value)
        {
            if (value is not null) filters[field] = new HashSet<string> { value };
        }
    }

    private Site? SchoolOf(ApiQuery query)
    {
        if (query[ApiParameters.School] is not { } slug) return null;
        return sites.FindBySlug(slug) is { IsPortal: false } school && sites.HasFeature(school.Id, KnownSites.Feature)
            ? school
            : throw ApiProblemException.OfParameter(ApiParameters.School.Name, "open-data.problem.no-school", slug);
    }

    private async Task<ListView<ResourceView>> PageAsync(IReadOnlyCollection<OpenRecord> page, int? total, string? next, CancellationToken cancellation)
        => new(await views.OfAsync(page, scope.Origin, cancellation), total, next is null ? null : scope.With(ApiParameters.Cursor, next), Rights.Descriptions);

    private static NewestMark MarkOf(string cursor)
    {
        var parts = ListCursor.Read(cursor, Newest, 2);
        return new NewestMark(new DateTimeOffset(ListCursor.Number(parts[0], DateTime.MaxValue.Ticks), TimeSpan.Zero), ListCursor.Number(parts[1], long.MaxValue));
    }
}
