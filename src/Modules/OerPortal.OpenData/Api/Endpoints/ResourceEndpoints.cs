using Microsoft.AspNetCore.Http;
using OerPortal.Cms.Text;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Api;

/// <summary>Resources, their files, and what has changed.</summary>
internal static class ResourceEndpoints
{
    public static async Task<IResult> ListAsync(HttpContext http, ResourceListing listing, CancellationToken cancellation)
    {
        var query = ApiQuery.Of(http);
        var fields = FieldChoice.Of<ResourceView>(query);
        return JsonAnswer.Of(await listing.ListAsync(query, cancellation), fields);
    }

    public static async Task<IResult> OneAsync(string publicId, HttpContext http, OpenRecords records, ResourceViews views, ApiScope scope, CancellationToken cancellation)
    {
        var fields = FieldChoice.Of<ResourceView>(ApiQuery.Of(http));
        var record = await FindAsync(publicId, records, scope, cancellation);
        return JsonAnswer.Of((await views.OfAsync([record], scope.Origin, cancellation))[0], fields);
    }

    public static async Task<IResult> FilesAsync(string publicId, HttpContext http, OpenRecords records, ApiScope scope, CancellationToken cancellation)
    {
        var fields = FieldChoice.Of<FileView>(ApiQuery.Of(http));
        var record = await FindAsync(publicId, records, scope, cancellation);
        var files = ResourceViews.FilesOf(record.Resource!, scope.Origin);
        return JsonAnswer.Of(new ListView<FileView>(files, files.Count, null, Rights.Descriptions), fields);
    }

    public static async Task<IResult> ChangesAsync(HttpContext http, ResourceListing listing, OpenRecords records, ResourceViews views, ApiScope scope, CancellationToken cancellation)
    {
        var query = ApiQuery.Of(http);
        var sets = await listing.SetsAsync(query, cancellation);
        var since = query.Number(ApiParameters.Since);
        var found = await records.ChangesAsync(sets, since, null, query.Limit + 1, cancellation);
        var page = found.Take(query.Limit).ToArray();
        var told = (await views.OfAsync([.. page.Where(record => !record.IsGoneFrom(sets))], scope.Origin, cancellation)).ToDictionary(view => view.Id);
        var last = page.Length > 0 ? page[^1].Position : since;
        var next = found.Count > page.Length ? scope.With(ApiParameters.Since, last.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null;
        var changes = page.Select(record => new ChangeView(record.PublicId, record.Position, record.ChangedAt, !told.ContainsKey(record.PublicId), told.GetValueOrDefault(record.PublicId)));
        return JsonAnswer.Of(new ChangeListView([.. changes], last, next, Rights.Descriptions), next);
    }

    private static async Task<OpenRecord> FindAsync(string publicId, OpenRecords records, ApiScope scope, CancellationToken cancellation)
    {
        if (!PublicId.IsWellFormed(publicId) || await records.FindAsync(publicId, cancellation) is not { } record) throw ApiProblemException.Unknown();
        if (!record.IsGoneFrom(scope.Sets)) return record;
        // At a school, what is another's was never there.
        throw scope.Sets.All(set => record.Sets.Contains(set) || record.LeftSets.Contains(set)) ? ApiProblemException.Gone() : ApiProblemException.Unknown();
    }
}
