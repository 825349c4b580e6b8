using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;
using OerPortal.Resources;

namespace OerPortal.Deposit.Answers;

/// <summary>What all addresses have in common: the language that is asked for, turns of each token, problems told as problems.</summary>
internal sealed class DepositGate(RequestTurns turns) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Request.SpeakAsAsked();
        http.Response.Headers.ContentLanguage = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        http.Response.Headers.CacheControl = "no-store";
        var (left, seconds) = turns.Take(http.User.FindFirstValue(OerClaims.TokenId)!);
        Tell(http.Response.Headers, left, seconds);
        if (left < 0)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return DepositProblems.Of(http, StatusCodes.Status429TooManyRequests, "too-many", seconds);
        }

        Hear(http);
        try
        {
            return await next(context);
        }
        catch (DepositRefusedException refused)
        {
            return DepositProblems.Of(http, refused);
        }
        catch (UnreadableException unreadable)
        {
            return DepositProblems.Of(http, StatusCodes.Status400BadRequest, unreadable.Code, unreadable.Detail);
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return DepositProblems.Of(http, StatusCodes.Status413PayloadTooLarge, "too-large-body");
        }
    }

    // What is no tag of ours matches nothing; weak ones match nothing either (RFC 9110 §13.1.1).
    private static void Hear(HttpContext http)
    {
        var condition = http.RequestServices.GetRequiredService<DepositCondition>();
        if (!http.Request.Headers.ContainsKey(HeaderNames.IfMatch))
            return;
        var tags = http.Request.GetTypedHeaders().IfMatch;
        condition.IsAny = tags.Any(tag => tag.Tag == "*");
        if (!condition.IsAny)
            condition.Revisions = [.. tags.Where(tag => !tag.IsWeak).Select(tag => int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : -1)];
    }

    // draft-ietf-httpapi-ratelimit-headers
    private void Tell(IHeaderDictionary headers, int left, int seconds)
    {
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"minute\";q={turns.Limit};w={(int)RequestTurns.Window.TotalSeconds}");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"minute\";r={Math.Max(0, left)};t={seconds}");
    }
}

/// <summary>A request that says nothing that can be understood.</summary>
/// <param name="code">Its words are <c>deposit.problem.{code}</c>.</param>
internal sealed class UnreadableException(string code, string detail = "") : Exception(code)
{
    internal string Code { get; } = code;

    internal string Detail { get; } = detail;
}
