using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;
using OerPortal.Resources.Tests.Kit;
using OerPortal.Resources.Tests.Pages;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Data;

/// <summary>Pages elsewhere are looked at about once a month; three days of failure are a doubt, an answer ends it.</summary>
public sealed class LinkChecksTests(ResourcesApp app)
{
    [Fact]
    public async Task A_page_that_is_gone_for_three_days_is_marked_told_and_replaced()
    {
        var isGone = false;
        await using var server = await MadeUpServer.StartAsync(http =>
        {
            if (!isGone || http.Request.Path != "/phim")
                return LinksTests.AnswerAsync(http, "Còn đây");
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var links = new LinksTests(app);
        var publicId = await links.PublishAsync(teacher, await LinksTests.PasteAsync(teacher, server.Address("/phim")), "Phim sắp mất");
        var linkId = LinksTests.LeavingOf(await app.Guest().OpenAsync($"/hoc-lieu/{publicId}")).Split('/')[^1];
        await LookAsync(server.Address("/phim"));
        (await CheckOfAsync(server.Address("/phim"))).ShouldBe((0, false));

        isGone = true;
        for (var day = 0; day < LinkCheck.DaysOfFailure; day++)
        {
            (await app.Guest().OpenAsync($"/hoc-lieu/{publicId}")).ShouldNotSay("Có thể không còn");
            await LookAsync(server.Address("/phim"));
        }

        (await CheckOfAsync(server.Address("/phim"))).ShouldBe((3, true));
        (await app.Guest().OpenAsync($"/hoc-lieu/{publicId}")).ShouldSay("Có thể không còn");
        (await app.Guest().OpenAsync($"/hoc-lieu/{publicId}/ra-ngoai/{linkId}")).ShouldSay("chúng tôi không mở được trang này");
        (await teacher.OpenAsync("/toi/thong-bao")).ShouldSay("trong “Phim sắp mất” có thể không còn nữa");
        using var other = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        (await other.OpenAsync("/lien-ket-hong")).ShouldNotSay("Phim sắp mất");
        (await teacher.OpenAsync("/lien-ket-hong")).ShouldSay("Phim sắp mất");

        using var still = await teacher.PostFormAsync("/lien-ket-hong", [new("address", "http://127.0.0.1/")], "form[action*=Replace]");
        (await teacher.ReadAsync(still)).ShouldSay("mạng riêng");
        using var replaced = await teacher.PostFormAsync("/lien-ket-hong", [new("address", server.Address("/moi"))], "form[action*=Replace]");
        await app.WorkIsDoneAsync();

        (await teacher.OpenAsync("/lien-ket-hong")).ShouldSay("Mọi liên kết đều mở được");
        (await app.Guest().OpenAsync($"/hoc-lieu/{publicId}/ra-ngoai/{linkId}")).ShouldSay(server.Address("/moi"));
    }

    [Fact]
    public void An_answer_ends_the_doubt_and_a_page_long_gone_is_not_asked_every_day()
    {
        var now = DateTimeOffset.UnixEpoch;
        var check = LinkCheck.Of(new Uri("https://nguon.test/a"), now);
        for (var day = 0; day < 7; day++)
            check.Found("status", now = check.DueAt, now.AddDays(30));
        check.DoubtfulSince.ShouldBe(DateTimeOffset.UnixEpoch.AddDays(2));
        check.DueAt.ShouldBe(now.AddDays(30), TimeSpan.FromDays(1.5));

        check.Found(null, now = check.DueAt, now.AddDays(30)).ShouldBeTrue();

        (check.Failures, check.IsDoubtful).ShouldBe((0, false));
    }

    // Due now, whenever its turn would have been; others of this portal wait for theirs.
    private Task LookAsync(string address) => app.ActAsSystemAsync(async services =>
    {
        var (db, checks) = (services.GetRequiredService<ResourcesDbContext>(), services.GetRequiredService<LinkChecks>());
        await checks.LookAsync(TestContext.Current.CancellationToken);
        await db.LinkChecks.Where(c => c.Address == address).ExecuteUpdateAsync(c => c.SetProperty(row => row.DueAt, DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken);
        db.ChangeTracker.Clear();
        await checks.LookAsync(TestContext.Current.CancellationToken);
    });

    private Task<(int Failures, bool IsDoubtful)> CheckOfAsync(string address) => app.ActAsSystemAsync(async services =>
    {
        var check = await services.GetRequiredService<ResourcesDbContext>().LinkChecks.AsNoTracking().SingleAsync(c => c.Address == address, TestContext.Current.CancellationToken);
        return (check.Failures, check.IsDoubtful);
    });
}
