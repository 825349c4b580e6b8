using Microsoft.AspNetCore.Http;
using OerPortal.Cms.Text;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Views;
using OerPortal.Resources;

namespace OerPortal.OpenData.Api;

internal static class CollectionEndpoints
{
    private const string Cursor = "c";

    public static async Task<IResult> ListAsync(HttpContext http, OpenCollections collections, ApiScope scope, CancellationToken cancellation)
    {
        var query = ApiQuery.Of(http);
        var fields = FieldChoice.Of<CollectionView>(query);
        var after = query[ApiParameters.Cursor] is { } cursor ? ListCursor.Read(cursor, Cursor, 1)[0] : "";
        if (after.Length > 0 && !PublicId.IsWellFormed(after)) throw ListCursor.Foreign();
        var found = await collections.ListAsync(scope.SchoolId, after, query.Limit + 1, cancellation);
        var page = found.Take(query.Limit).ToArray();
        var next = found.Count > page.Length ? scope.With(ApiParameters.Cursor, ListCursor.Write(Cursor, page[^1].Id)) : null;
        return JsonAnswer.Of(new ListView<CollectionView>([.. page.Select(collection => CollectionViews.Of(collection, scope.Origin))], null, next, Rights.Descriptions), fields);
    }

    public static async Task<IResult> OneAsync(string collectionId, HttpContext http, OpenCollections collections, ApiScope scope, CancellationToken cancellation)
    {
        var fields = FieldChoice.Of<CollectionWithItemsView>(ApiQuery.Of(http));
        if (!PublicId.IsWellFormed(collectionId)) throw ApiProblemException.Unknown();
        if (await collections.FindAsync(scope.SchoolId, collectionId, cancellation) is not { } collection)
            throw await collections.WasThereAsync(scope.SchoolId, collectionId, cancellation) ? ApiProblemException.Gone() : ApiProblemException.Unknown();
        var contents = await collections.ContentsAsync(collectionId, cancellation);
        return JsonAnswer.Of(CollectionViews.Of(collection, contents, scope.Origin), fields);
    }
}
