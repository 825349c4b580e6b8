using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Deposit.Views;
using OerPortal.Resources;

namespace OerPortal.Deposit.Answers;

/// <summary>Problems as RFC 9457 has them, in the language that was asked for. Whoever programs reads <c>code</c>, whoever uses the program reads <c>detail</c>.</summary>
internal static class DepositProblems
{
    internal const string MediaType = "application/problem+json";

    /// <param name="code">Its words are <c>deposit.problem.{code}</c>.</param>
    internal static IResult Of(HttpContext http, int status, string code, params object[] arguments)
        => Say(http, status, code, Words(http)[$"deposit.problem.{code}", arguments], []);

    /// <summary>Unknown and another's are the same.</summary>
    internal static IResult Unknown(HttpContext http) => Of(http, StatusCodes.Status404NotFound, "unknown");

    internal static IResult Of(HttpContext http, DepositRefusedException refused) => Say(
        http,
        refused.Kind switch
        {
            DepositRefusal.Wrong => StatusCodes.Status422UnprocessableEntity,
            DepositRefusal.NotAllowed => StatusCodes.Status403Forbidden,
            DepositRefusal.Changed => StatusCodes.Status412PreconditionFailed,
            DepositRefusal.Unseen => StatusCodes.Status428PreconditionRequired,
            DepositRefusal.NoRoom => StatusCodes.Status507InsufficientStorage,
            DepositRefusal.TooMuch => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status409Conflict,
        },
        refused.Problems[0].Code,
        refused.Problems[0].Sentence,
        refused.Problems);

    private static IResult Say(HttpContext http, int status, string code, string detail, IReadOnlyList<DepositProblem> problems)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Problem(
            statusCode: status,
            title: Words(http)[$"deposit.answer.{status}"],
            detail: detail,
            instance: http.Request.PathBase + http.Request.Path,
            extensions: new Dictionary<string, object?>
            {
                ["code"] = code,
                ["problems"] = problems.Select(p => new ProblemView(p.Field, p.Code, p.Sentence)).ToArray(),
            });
    }

    private static IStringLocalizer Words(HttpContext http) => (IStringLocalizer)http.RequestServices.GetService(typeof(IStringLocalizer))!;
}
