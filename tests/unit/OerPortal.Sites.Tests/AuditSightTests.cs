using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Sites.Data;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

/// <summary>The log of all sites is for those who look after all sites.</summary>
public sealed class AuditSightTests(PortalApp app)
{
    [Fact]
    public async Task A_site_administrator_of_the_portal_sees_the_portals_own_log_alone()
    {
        var school = await app.CreateSchoolAsync();
        var secret = $"sites.secret-{Guid.CreateVersion7():N}";
        await app.ActAsSystemAsync(async services =>
        {
            var db = services.GetRequiredService<SitesDbContext>();
            db.Record(secret, $"site:{school.Id}", siteId: school.Id);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        using var own = await app.SignInAsSiteAdministratorAsync(app.Portal);
        using var all = await app.SignInAsPortalAdministratorAsync();
        (await own.OpenAsync("/quan-tri/nhat-ky?he-thong=true")).ShouldNotSay(secret);
        (await all.OpenAsync("/quan-tri/nhat-ky?he-thong=true")).ShouldSay(secret);
    }
}
