using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;

namespace OerPortal.Accounts.Tokens;

/// <summary>
/// Programs say who they are by the header <c>Authorization: Bearer</c> (RFC 6750 §2.1), never by an address or a cookie. Why one is not let in is
/// told as a problem (RFC 9457), in the language that it asks for.
/// </summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logging, UrlEncoder encoder, AccessTokens tokens, TokenTries tries, ISiteContext site, IStringLocalizer strings)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logging, encoder)
{
    private const string Bearer = "Bearer ";
    private const int Longest = 200;

    private string _fault = "missing";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var text = header[Bearer.Length..].Trim();
        var found = text.Length <= Longest && text.StartsWith(AccessTokens.Mark, StringComparison.Ordinal)
            ? await tokens.FindAsync(text, site.Current.Id, Context.RequestAborted)
            : new FoundToken(null, "unknown");
        if (found.Principal is { } principal)
            return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name));
        // A school is one address: whose token is good is never kept out by somebody's that is not.
        var from = Context.Connection.RemoteIpAddress;
        tries.Count(from);
        return Fail(tries.AreTooMany(from) ? "too-many" : found.Fault!);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_fault == "too-many")
        {
            Response.Headers.RetryAfter = "60";
            return SayAsync(StatusCodes.Status429TooManyRequests, "too-many");
        }
        Response.Headers.WWWAuthenticate = _fault == "missing" ? "Bearer" : "Bearer error=\"invalid_token\"";
        return SayAsync(StatusCodes.Status401Unauthorized, _fault);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_scope\"";
        return SayAsync(StatusCodes.Status403Forbidden, "scope");
    }

    private AuthenticateResult Fail(string fault)
    {
        _fault = fault;
        return AuthenticateResult.Fail(fault);
    }

    private Task SayAsync(int status, string fault)
    {
        Request.SpeakAsAsked();
        Response.Headers.CacheControl = "no-store";
        Response.Headers.ContentLanguage = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return Results.Problem(
            statusCode: status,
            title: strings["accounts.token.problem.title"],
            detail: strings[$"accounts.token.problem.{fault}"],
            extensions: new Dictionary<string, object?> { ["code"] = $"token-{fault}" }).ExecuteAsync(Context);
    }
}
