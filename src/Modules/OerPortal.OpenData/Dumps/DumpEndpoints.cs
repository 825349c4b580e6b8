using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using OerPortal.Cms.Modules;
using OerPortal.OpenData.Api;
using OerPortal.OpenData.Following;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Dumps;

/// <summary>Everything as files, with their list: at the portal the dumps of the nights, at a school what it contributed, as it is now.</summary>
internal static class DumpEndpoints
{
    private const string Latest = "latest";
    private const string Checksum = ".sha256";
    private const string Forever = "public, max-age=31536000, immutable";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapDumps(this IEndpointRouteBuilder routes)
    {
        var dumps = routes.MapGroup(OpenDataAddress.Dumps).AddEndpointFilter<ApiGate>().WithMetadata(new RequiresFeatureAttribute(KnownSites.Feature), ApiGate.NotThere).ExcludeFromDescription();
        dumps.MapMethods("/index.json", Reading, IndexAsync);
        dumps.MapMethods("/{name}", Reading, OfSchoolAsync);
        dumps.MapMethods("/{date}/{name}", Reading, One);
    }

    private static async Task<JsonAnswer> IndexAsync(DumpFolder folder, SchoolFiles files, ApiScope scope, CancellationToken cancellation)
    {
        if (scope.School is not { } school) return JsonAnswer.Of(DumpIndexView.Of(folder.All(), scope.Origin));
        var all = await files.AllAsync(school.Id, cancellation);
        return JsonAnswer.Of(new SchoolFilesView(
            ResourceViews.SchoolOf(new OpenSchool(school.Slug, school.Name), scope.Origin),
            [.. all.Select(file => new SchoolFileView(file.Name, file.Dataset, scope.Address(OpenDataAddress.SchoolFile(file.Name)), file.MediaType, file.Records))],
            scope.Address(OpenDataAddress.Api) + "/changes?since=0", Rights.Descriptions));
    }

    private static async Task<SchoolFileAnswer> OfSchoolAsync(string name, SchoolFiles files, ApiScope scope, CancellationToken cancellation)
    {
        if (scope.School is not { } school) throw ApiProblemException.Unknown();
        var file = (await files.AllAsync(school.Id, cancellation)).FirstOrDefault(file => file.Name == name) ?? throw ApiProblemException.Unknown();
        return new SchoolFileAnswer(files, file, school, scope.Origin);
    }

    private static IResult One(string date, string name, HttpContext http, DumpFolder folder, ApiScope scope)
    {
        if (scope.School is not null) throw ApiProblemException.Unknown();
        var isSum = name.EndsWith(Checksum, StringComparison.Ordinal);
        var bare = isSum ? name[..^Checksum.Length] : name;
        var dump = date == Latest ? folder.Newest() : folder.Find(date);
        if (dump?.Files.FirstOrDefault(file => file.Name == bare) is not { } file || !File.Exists(folder.PathOf(dump, file))) throw ApiProblemException.Unknown();
        if (date == Latest) return Results.Redirect(OpenDataAddress.Dump(dump.Date, name));
        http.Response.Headers.CacheControl = http.User.Identity?.IsAuthenticated == true ? "private, no-cache" : Forever;
        // As sha256sum --check reads it.
        if (isSum) return Results.Text($"{file.Sha256}  {file.Name}\n", "text/plain; charset=utf-8");
        return Results.File(
            folder.PathOf(dump, file), file.IsGzip ? "application/gzip" : file.MediaType, fileDownloadName: file.Name, dump.MadeAt, new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }
}
