using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OerPortal.TestKit.People;

/// <summary>
/// Lets a test be somebody at once, by a header, with the claims that sign-in would give. The sign-in page itself is
/// tested by the module that owns it; everybody else would only pay for password hashing.
/// </summary>
internal sealed class TestSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Header = "X-Test-Person";

    private const string TestScheme = "Test";
    private const string EitherScheme = "TestOrReal";

    private static readonly ConcurrentDictionary<string, TestPerson> Known = new(StringComparer.Ordinal);

    /// <summary>Requests with the header are the test person's; all others go the portal's own way.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, TestSignIn>(TestScheme, null)
            .AddPolicyScheme(EitherScheme, null, either => either.ForwardDefaultSelector = http =>
                http.Request.Headers.ContainsKey(Header) ? TestScheme : IdentityConstants.ApplicationScheme);
        services.PostConfigure<AuthenticationOptions>(authentication => authentication.DefaultAuthenticateScheme = EitherScheme);
    }

    /// <summary>Value of the header that makes a request the person's.</summary>
    public static string HeaderFor(TestPerson person)
    {
        Known[person.Id.ToString()] = person;
        return person.Id.ToString();
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Known.TryGetValue(Request.Headers[Header].ToString(), out var person)) return Task.FromResult(AuthenticateResult.NoResult());
        var principal = new ClaimsPrincipal(new ClaimsIdentity(person.Claims, TestScheme));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, TestScheme)));
    }
}
