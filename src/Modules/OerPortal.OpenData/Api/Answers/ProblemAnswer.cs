using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Api;

/// <summary>Writes a problem. Nobody keeps it.</summary>
internal sealed class ProblemAnswer(ApiProblemException problem) : IResult
{
    public const string MediaType = "application/problem+json";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var strings = httpContext.RequestServices.GetRequiredService<IStringLocalizer>();
        var origin = httpContext.RequestServices.GetRequiredService<PortalAddress>().OriginOr(request);
        var words = new ApiProblem(
            $"{origin}{OpenDataAddress.ApiPage}#problem-{problem.Kind}",
            strings[$"open-data.problem.{problem.Kind}.title"],
            problem.Status,
            strings[problem.DetailKey, problem.Arguments],
            request.PathBase + request.Path,
            problem.Parameter);
        var body = JsonSerializer.SerializeToUtf8Bytes(words, OpenJson.Form);
        response.StatusCode = problem.Status;
        response.ContentType = MediaType;
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentLanguage = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
