using System.Net;
using OerPortal.Cms.Security;
using OerPortal.Harvest.Models;
using OerPortal.Harvest.Tests.Sources;
using OerPortal.TestKit;

namespace OerPortal.Harvest.Tests;

public sealed class DeskTests(HarvestApp app)
{
    private const string Desk = "/quan-tri/thu-thap";

    [Fact]
    public async Task An_address_is_pasted_tried_and_begun_with()
    {
        var repository = MadeUpRepository.Of(45);
        repository.Records[2] = repository.Records[2] with { Title = "" };
        repository.PageSize = 50;
        await using var server = await repository.StartAsync();
        using var administrator = await app.SignInAsPortalAdministratorAsync();

        var tried = await administrator.ReadAsync(await administrator.PostFormAsync($"{Desk}/moi", [new("Input.Address", $"{server.Address()}?verb=Identify")]));

        tried.ShouldSay("Kho bạn có thể cho ta").ShouldSay("1 trong 21 bản ghi đã xem không nhận được").ShouldSay($"{repository.Identifier(3)}: không có tên").ShouldSay("chưa lưu gì");
        tried.TextsOf("ol.lines > li .book").Count.ShouldBe(20);
        (await app.QueryAsync<int>("select count(*)::int from harvest.source where address = @address", new { address = server.Address() })).Single().ShouldBe(0);

        var answer = await administrator.PostAsync($"{Desk}/moi?handler=Start", [new("Input.Address", server.Address()), new("Input.Format", "oai_dc"), new("Input.Name", "Kho của bạn"), new("Input.EveryHours", "168")], tokenFrom: Desk);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await app.WorkIsDoneAsync();
        var page = await administrator.OpenAsync(answer.Headers.Location!.ToString());
        page.Heading.ShouldBe("Kho của bạn");
        page.ShouldSay("Xong").ShouldSay("Đã xem 45: 44 mới, 0 thay đổi, 0 gỡ đi, 1 không nhận").ShouldSay($"{repository.Identifier(3)}: không có tên");
        (await administrator.OpenAsync(Desk)).ShouldSay("Kho của bạn").ShouldSay("44");
        (await administrator.OpenAsync("/quan-tri/nhat-ky")).ShouldSay("Thêm nguồn thu thập").ShouldSay("Kho của bạn");
    }

    [Fact]
    public async Task A_source_that_is_there_is_not_added_again()
    {
        await using var server = await MadeUpRepository.Of(2).StartAsync();
        await app.AddAsync(server.Address());
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        var answer = await administrator.ReadAsync(await administrator.PostAsync(
            $"{Desk}/moi?handler=Start", [new("Input.Address", server.Address()), new("Input.Format", "oai_dc"), new("Input.Name", "Lần nữa")], tokenFrom: Desk));
        answer.ShouldSay("Nguồn này đã có trong danh sách");
    }

    [Theory]
    [InlineData("", "Dán địa chỉ của nguồn vào đây")]
    [InlineData("ftp://x.test/", "phải bắt đầu bằng http")]
    [InlineData("javascript:alert(1)", "phải bắt đầu bằng http")]
    [InlineData("http://127.0.0.1/oai", "dẫn vào mạng nội bộ")]
    [InlineData("http://khong-co.test/oai", "Không có máy chủ nào tên khong-co.test")]
    public async Task What_is_wrong_with_an_address_is_said_with_the_next_step(string address, string said)
    {
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        var page = await administrator.ReadAsync(await administrator.PostFormAsync($"{Desk}/moi", [new("Input.Address", address)]));
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.ShouldSay(said);
    }

    [Fact]
    public async Task A_page_for_people_is_told_from_a_source()
    {
        await using var server = await MadeUpServer.StartAsync("text/html", "<html><body>Chào</body></html>");
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        (await administrator.ReadAsync(await administrator.PostFormAsync($"{Desk}/moi", [new("Input.Address", server.Address())]))).ShouldSay("Đây là một trang web cho người đọc");
    }

    [Fact]
    public async Task Settings_are_changed_and_a_source_is_removed()
    {
        await using var server = await MadeUpRepository.Of(3).StartAsync();
        var source = await app.AddAsync(server.Address());
        await app.HarvestAsync(source);
        using var administrator = await app.SignInAsPortalAdministratorAsync();

        await administrator.PostFormAsync($"{Desk}/{source.Id}", [new("Input.Name", "Tên mới"), new("Input.EveryHours", "6"), new("Input.IsShown", "true")], "form#cai-dat");
        (await administrator.OpenAsync($"{Desk}/{source.Id}")).ShouldSay("Đã lưu").Heading.ShouldBe("Tên mới");

        (await administrator.PostAsync($"{Desk}/{source.Id}?handler=Remove", [], tokenFrom: Desk)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await administrator.GetAsync($"{Desk}/{source.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.QueryAsync<int>("select count(*)::int from harvest.record where source_id = @Id", new { source.Id })).Single().ShouldBe(0);
        await app.WorkIsDoneAsync();
    }

    [Theory]
    [InlineData(SiteRole.Teacher)]
    [InlineData(SiteRole.Librarian)]
    [InlineData(SiteRole.SiteAdministrator)]
    public async Task Only_those_who_run_the_portal_have_this_desk(SiteRole role)
    {
        var source = await app.AddAsync($"http://nguon.test/{Guid.CreateVersion7()}");
        using var visitor = await app.SignInAsync(role, await app.CreateSchoolAsync());
        using var atThePortal = app.SignIn(visitor.Person, app.Portal);
        foreach (var address in new[] { Desk, $"{Desk}/moi", $"{Desk}/{source.Id}" })
        {
            (await visitor.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
            (await atThePortal.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
        }
    }

    [Fact]
    public async Task An_unknown_source_is_not_there()
    {
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        foreach (var handler in new[] { "", "?handler=Begin", "?handler=Full", "?handler=Stop", "?handler=Remove" })
            (await administrator.PostAsync($"{Desk}/{Guid.CreateVersion7()}{handler}", [new("Input.Name", "x")], tokenFrom: Desk)).StatusCode.ShouldBe(HttpStatusCode.NotFound, handler);
    }

    [Fact]
    public async Task Everything_is_said_in_English_too()
    {
        await using var server = await MadeUpRepository.Of(1).StartAsync();
        var source = await app.AddAsync(server.Address());
        await app.HarvestAsync(source);
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        await administrator.GetAsync("/chon/ngon-ngu/en");
        (await administrator.OpenAsync(Desk)).ShouldSay("Take in from other sources").ShouldNotSay("Nguồn ngoài");
        (await administrator.OpenAsync($"{Desk}/{source.Id}")).ShouldSay("1 looked at: 1 new").ShouldSay("Began the list: 1 records");
    }
}
