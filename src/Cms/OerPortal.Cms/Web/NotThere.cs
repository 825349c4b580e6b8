using Microsoft.AspNetCore.Http;

namespace OerPortal.Cms.Web;

/// <summary>The answer of an address behind which there is nothing, in the form of whatever would be asked there.</summary>
internal static class NotThere
{
    public static Task AnswerAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<NotThereForm>() is { } form)
            return form.Answer(http).ExecuteAsync(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        // A page is made of the number alone.
        return ErrorAnswers.WantsPage(http.Request) ? Task.CompletedTask : Results.Problem(statusCode: StatusCodes.Status404NotFound).ExecuteAsync(http);
    }
}
