using System.Net;
using OerPortal.Isolation.Tests.Kit;

namespace OerPortal.Isolation.Tests.Matrix;

/// <summary>Another site can make a browser send requests, but not the antiforgery token.</summary>
public sealed class ForgeryTests(TwoSchools app)
{
    /// <summary>Change nothing: the page of an error, and a question that may be long. Mail programs end letters by a sealed address alone (RFC 8058).</summary>
    private static readonly string[] Harmless = ["loi/{code:int}", "/oai", "ngung-thu/{secret}"];

    [Fact]
    public async Task Every_change_is_refused_without_the_token()
    {
        var changes = (await PortalRoutes.AllAsync(app.Services)).Where(r => r.Changes && !Harmless.Contains(r.Pattern)).ToList();
        var everything = app.Own.Everything();
        foreach (var route in changes)
        {
            var answer = await app[Who.Teacher].AskAsync(Place.ByPath(app.Own.School), new Probe(route.Text, "", Sent.Tus(offset: 0)) { IsForged = true }, everything);
            // Whoever lacks the right is told that first; where programs ask, a cookie is nobody's.
            var refusals = route.Pattern.StartsWith("/api/deposit/", StringComparison.Ordinal) ? [HttpStatusCode.Unauthorized] : new[] { HttpStatusCode.BadRequest, HttpStatusCode.Forbidden };
            answer.Status.ShouldBeOneOf(refusals, route.Text);
        }

        changes.Count.ShouldBeGreaterThan(30);
    }
}
