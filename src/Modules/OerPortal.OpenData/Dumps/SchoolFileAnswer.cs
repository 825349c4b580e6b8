using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Api;

namespace OerPortal.OpenData.Dumps;

/// <summary>A school's file on its way. Whoever has it already, as it is now, is told so before anything is read.</summary>
internal sealed class SchoolFileAnswer(SchoolFiles files, SchoolFile file, Site school, string origin) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response, stop) = (httpContext.Request, httpContext.Response, httpContext.RequestAborted);
        response.Headers.CacheControl = httpContext.User.Identity?.IsAuthenticated == true ? "private, no-cache" : JsonAnswer.Cache;
        response.Headers.Link = $"<{Rights.Descriptions}>; rel=\"license\"";
        if (await files.TagAsync(school.Id, file, origin, stop) is { } told)
        {
            var tag = new EntityTagHeaderValue($"\"{told}\"", isWeak: true);
            response.Headers.ETag = tag.ToString();
            if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.ContentType = file.MediaType;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{school.Slug}-{file.Name}" }.ToString();
        if (!HttpMethods.IsHead(request.Method)) await files.WriteAsync(school.Id, file, origin, response.BodyWriter, stop);
    }
}
