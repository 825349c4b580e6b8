using Microsoft.AspNetCore.Http;
using OerPortal.Cms.Web;

namespace OerPortal.Cms.Sites;

/// <summary>On a request below a school that there is not.</summary>
/// <param name="Path">As it was asked for.</param>
internal sealed record UnknownSchool(PathString Path);

/// <summary>Ends it, once it is known what would have answered at a school.</summary>
internal sealed class UnknownSchoolAnswer(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Features.Get<UnknownSchool>() is not { } unknown)
            return next(http);
        http.Request.Path = unknown.Path;
        // An error page runs the pipeline again.
        http.Features.Set<UnknownSchool>(null);
        return NotThere.AnswerAsync(http);
    }
}
