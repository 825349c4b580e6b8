using Microsoft.AspNetCore.Http;
using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Api;

internal static class SchoolEndpoints
{
    private const string Cursor = "t";

    public static async Task<IResult> ListAsync(HttpContext http, OpenSchools schools, ApiScope scope, CancellationToken cancellation)
    {
        var query = ApiQuery.Of(http);
        var fields = FieldChoice.Of<SchoolView>(query);
        var after = query[ApiParameters.Cursor] is { } cursor ? ListCursor.Read(cursor, Cursor, 1)[0] : "";
        var all = await schools.AllAsync(scope.SchoolId, scope.Origin, cancellation);
        var rest = all.Where(school => string.CompareOrdinal(school.Slug, after) > 0).Take(query.Limit + 1).ToArray();
        var page = rest.Take(query.Limit).ToArray();
        var next = rest.Length > page.Length ? scope.With(ApiParameters.Cursor, ListCursor.Write(Cursor, page[^1].Slug)) : null;
        return JsonAnswer.Of(new ListView<SchoolView>(page, all.Count, next, Rights.Descriptions), fields);
    }

    public static async Task<IResult> OneAsync(string slug, HttpContext http, OpenSchools schools, ApiScope scope, CancellationToken cancellation)
    {
        var fields = FieldChoice.Of<SchoolView>(ApiQuery.Of(http));
        var all = await schools.AllAsync(scope.SchoolId, scope.Origin, cancellation);
        return JsonAnswer.Of(all.FirstOrDefault(school => school.Slug == slug) ?? throw ApiProblemException.Unknown(), fields);
    }
}
