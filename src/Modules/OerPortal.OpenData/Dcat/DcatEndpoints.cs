using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using OerPortal.Cms.Modules;
using OerPortal.OpenData.Api;
using OerPortal.OpenData.Following;

namespace OerPortal.OpenData.Dcat;

/// <summary>The catalogue of open data, in the form that is accepted best; browsers are led to the page for people.</summary>
internal static class DcatEndpoints
{
    private const string Html = "text/html";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapDcat(this IEndpointRouteBuilder routes)
    {
        var dcat = routes.MapGroup("").AddEndpointFilter<ApiGate>().WithMetadata(new RequiresFeatureAttribute(KnownSites.Feature), ApiGate.NotThere).ExcludeFromDescription();
        dcat.MapMethods(OpenDataAddress.Dcat, Reading, NegotiateAsync);
        foreach (var form in RdfForm.All)
            dcat.MapMethods($"{OpenDataAddress.Dcat}.{form.Extension}", Reading, (HttpContext http, Catalogue catalogue, ApiScope scope, CancellationToken cancellation) => AnswerAsync(form, http, catalogue, scope, cancellation));
    }

    private static Task<IResult> NegotiateAsync(HttpContext http, Catalogue catalogue, ApiScope scope, CancellationToken cancellation)
    {
        http.Response.Headers.Vary = HeaderNames.Accept;
        var accepted = http.Request.GetTypedHeaders().Accept;
        if (accepted.Count == 0) return AnswerAsync(RdfForm.All[0], http, catalogue, scope, cancellation);
        var best = RdfForm.All.Select(form => (Form: form, Quality: QualityOf(accepted, form.MediaType))).MaxBy(choice => choice.Quality);
        if (QualityOf(accepted, Html) > best.Quality) return Task.FromResult(Results.Redirect(http.Request.PathBase + OpenDataAddress.Page));
        if (best.Quality > 0) return AnswerAsync(best.Form, http, catalogue, scope, cancellation);
        TellForms(http, scope);
        throw new ApiProblemException(
            StatusCodes.Status406NotAcceptable, "not-acceptable", null, "open-data.problem.not-acceptable",
            string.Join(", ", RdfForm.All.Select(form => $"{form.MediaType} ({scope.Address(OpenDataAddress.Dcat)}.{form.Extension})")));
    }

    private static async Task<IResult> AnswerAsync(RdfForm form, HttpContext http, Catalogue catalogue, ApiScope scope, CancellationToken cancellation)
    {
        TellForms(http, scope);
        return new JsonAnswer(form.Write(await catalogue.ReadAsync(cancellation)), mediaType: form.MediaType + "; charset=utf-8");
    }

    private static void TellForms(HttpContext http, ApiScope scope)
        => http.Response.Headers.Link = string.Join(", ", RdfForm.All.Select(form => $"<{scope.Address(OpenDataAddress.Dcat)}.{form.Extension}>; rel=\"alternate\"; type=\"{form.MediaType}\""));

    // RFC 9110 12.5.1: the most specific range that matches says how much it is wanted.
    private static double QualityOf(IList<MediaTypeHeaderValue> accepted, string mediaType)
    {
        var wanted = new MediaTypeHeaderValue(mediaType);
        return accepted.Where(range => wanted.IsSubsetOf(WithoutQuality(range)))
            .OrderByDescending(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2)
            .Select(range => range.Quality ?? 1).FirstOrDefault(0);
    }

    private static MediaTypeHeaderValue WithoutQuality(MediaTypeHeaderValue range) => new(range.MediaType);
}
