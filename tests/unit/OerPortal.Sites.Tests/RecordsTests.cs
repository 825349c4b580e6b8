using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

/// <summary>News, sites and their profiles as others follow them.</summary>
public sealed class RecordsTests(PortalApp app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_happens_to_news_is_followed_to_its_end()
    {
        var school = await app.CreateSchoolAsync();
        var now = app.Clock.GetUtcNow();
        var item = new Writing { SiteId = school.Id, Kind = WritingKind.News };
        item.Publish(item.Write("Tuần lễ đọc sách", "**Mời** các lớp.", [], now), now, until: null, now);
        await InSitesAsync(db =>
        {
            db.Writings.Add(item);
            return db.SaveChangesAsync(Cancellation);
        });
        var written = await NewsAsync(0, item.Id);
        written.Document!.Title.ShouldBe("Tuần lễ đọc sách");
        written.Document.Body.ShouldBe("Mời các lớp.");
        written.PublicId.ShouldBe(item.PublicId);

        await InSitesAsync(db => db.Writings.OfAllSites().Where(n => n.Id == item.Id).ExecuteUpdateAsync(n => n.SetProperty(row => row.Title, "Dời sang tuần sau"), Cancellation));
        var moved = await NewsAsync(written.Number, item.Id);
        moved.Document!.Title.ShouldBe("Dời sang tuần sau");

        await InSitesAsync(db => db.Writings.OfAllSites().Where(n => n.Id == item.Id).ExecuteUpdateAsync(n => n.SetProperty(row => row.IsShown, false), Cancellation));
        var hidden = await NewsAsync(moved.Number, item.Id);
        hidden.Document.ShouldBeNull();

        await InSitesAsync(db => db.Writings.OfAllSites().Where(n => n.Id == item.Id).ExecuteUpdateAsync(n => n.SetProperty(row => row.IsShown, true), Cancellation));
        var shown = await NewsAsync(hidden.Number, item.Id);
        shown.Document.ShouldNotBeNull();

        await InSitesAsync(db => db.Writings.OfAllSites().Where(n => n.Id == item.Id).ExecuteDeleteAsync(Cancellation));
        (await NewsAsync(shown.Number, item.Id)).Document.ShouldBeNull();
    }

    [Fact]
    public async Task A_site_that_is_renamed_or_has_a_feature_switched_is_followed()
    {
        var sites = app.Services.GetRequiredService<ISites>();
        var school = await app.CreateSchoolAsync();
        var opened = await SiteAsync(0, school.Id);
        opened.Document!.Name.ShouldBe(school.Name);
        opened.PublicId.ShouldBe(school.Slug);

        await sites.SaveAsync(school with { Name = "Trường THCS Sa Thầy" }, Cancellation);
        var renamed = await SiteAsync(opened.Number, school.Id);
        renamed.Document!.Name.ShouldBe("Trường THCS Sa Thầy");

        await sites.SwitchFeatureAsync(school.Id, "sites.news", on: false, Cancellation);
        (await SiteAsync(renamed.Number, school.Id)).Document.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_a_site_says_about_itself_is_followed()
    {
        var school = await app.CreateSchoolAsync();
        var profile = new SiteProfile { SiteId = school.Id, Welcome = "Chào mừng các em.", OpeningHours = "Thứ hai đến thứ sáu" };
        await InSitesAsync(db =>
        {
            db.Profiles.Add(profile);
            return db.SaveChangesAsync(Cancellation);
        });
        var written = await ProfileAsync(0, school.Id);
        written.Document!.Welcome.ShouldBe("Chào mừng các em.");
        written.PublicId.ShouldBe(school.Slug);

        await InSitesAsync(db => db.Profiles.Where(p => p.SiteId == school.Id).ExecuteUpdateAsync(p => p.SetProperty(row => row.Place, "Tầng 2, nhà B"), Cancellation));
        (await ProfileAsync(written.Number, school.Id)).Document.ShouldBe(new ProfileDocument("Chào mừng các em.", "Thứ hai đến thứ sáu", "Tầng 2, nhà B", "", ""));
    }

    private Task InSitesAsync(Func<SitesDbContext, Task> act) => app.ActAsSystemAsync(services => act(services.GetRequiredService<SitesDbContext>()));

    private async Task<PublicRecord<NewsDocument>> NewsAsync(long number, Guid id) =>
        (await app.ActAsSystemAsync(s => s.GetRequiredService<INews>().ChangesSinceAsync(number, int.MaxValue, Cancellation))).Single(r => r.Id == id);

    private async Task<PublicRecord<ProfileDocument>> ProfileAsync(long number, Guid id) =>
        (await app.ActAsSystemAsync(s => s.GetRequiredService<ISiteProfiles>().ChangesSinceAsync(number, int.MaxValue, Cancellation))).Single(r => r.Id == id);

    private async Task<PublicRecord<Site>> SiteAsync(long number, Guid id) =>
        (await app.Services.GetRequiredService<ISites>().ChangesSinceAsync(number, int.MaxValue, Cancellation)).Single(r => r.Id == id);
}
