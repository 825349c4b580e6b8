using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Web;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.OpenData.Tests.Opds;
using OerPortal.TestKit;

namespace OerPortal.OpenData.Tests.Harvesting;

/// <summary>A second portal that may ask this machine.</summary>
public sealed class OtherProvince : PortalApp
{
    protected override PortalAppOptions Options => new()
    {
        Settings = new Dictionary<string, string> { ["Harvest:AllowedHosts"] = "127.0.0.1", ["Harvest:FirstPauseSeconds"] = "0.05" },
    };

    /// <summary>The portal's verb, as an operator runs it.</summary>
    internal async Task HarvestAsync(params string[] arguments)
        => (await ActAsSystemAsync(services => services.GetServices<IPortalVerb>().Single(verb => verb.Name == "harvest").RunAsync(arguments, TestContext.Current.CancellationToken))).ShouldBe(0);

    /// <summary>Titles of what was taken in from there and not taken back.</summary>
    internal async Task<IReadOnlyList<string>> TakenAsync(string address)
    {
        await using var connection = await Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        return [.. await connection.QueryAsync<string>(
            "SELECT r.title FROM harvest.record r JOIN harvest.source s ON s.id = r.source_id WHERE s.address = @address ORDER BY r.title", new { address })];
    }
}

public sealed class TwoPortalsTests(OpenDataApp app, OtherProvince other) : IClassFixture<OtherProvince>
{
    [Theory]
    [InlineData("/oai")]
    [InlineData("/opds/v2")]
    [InlineData("/opds")]
    public async Task What_one_portal_publishes_changes_and_takes_down_another_one_finds_and_loses(string feed)
    {
        await using var street = await Street.OpenAsync(app);
        var school = await app.CreateSchoolAsync("Trường THCS Sa Thầy");
        var address = street.Address + school.PathPrefix + feed;
        var mark = "zq" + Guid.CreateVersion7().ToString("N")[20..];
        await app.PublishAsync(school, $"Bản thứ nhất {mark}");
        var changes = await app.PublishAsync(school, $"Bản thứ hai {mark}");
        var goes = await app.PublishAsync(school, $"Bản thứ ba {mark}");

        await other.HarvestAsync("--add", address, "Tỉnh bạn " + feed);
        await other.HarvestAsync(address);

        (await other.TakenAsync(address)).Count.ShouldBe(3);
        await app.WithdrawAsync(goes);
        await app.ReviseAsync(changes, OpenDataApp.About($"Bản đã sửa {mark}"));
        await app.PublishAsync(school, $"Bản thứ tư {mark}");
        await other.HarvestAsync(address);

        var told = (await app.Records.NewestAsync([SetKey.School(school.Id)], null, 100, TestContext.Current.CancellationToken)).Select(record => record.Resource!.About.Title);
        (await other.TakenAsync(address)).ShouldBe(told, ignoreOrder: true);
        await other.WorkIsDoneAsync();
        var found = await other.Guest().OpenAsync($"/tim?q={mark}");
        found.ShouldSay("Bản đã sửa");
        found.ShouldSay("Tỉnh bạn " + feed);
        found.ShouldNotSay("Bản thứ ba");
    }
}
