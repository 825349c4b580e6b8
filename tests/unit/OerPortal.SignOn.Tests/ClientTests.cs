using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.SignOn.Tests;

/// <summary>People sign in by a certified provider.</summary>
public sealed class ClientTests(SignOnApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_comes_for_the_first_time_gets_a_readers_account_after_agreeing_and_is_known_the_next_time()
    {
        using var visitor = app.Guest();
        var somebody = new OutsidePerson("Rơ Chăm H'Lan", $"{Guid.CreateVersion7():N}@example.edu.vn", IsVerified: true, Unit: "khong-co-luat");
        (await visitor.OpenAsync("/dang-nhap")).ShouldSay("Đăng nhập bằng Tài khoản ngành");

        using var arrived = await app.ComeByAsync(visitor, somebody);
        arrived.Headers.Location!.ToString().ShouldBe("/dang-nhap/lan-dau");
        using (var disagrees = await visitor.PostFormAsync("/dang-nhap/lan-dau"))
            disagrees.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var opened = await visitor.PostFormAsync("/dang-nhap/lan-dau", [new("Agrees", "true")]);

        opened.Headers.Location!.ToString().ShouldBe("/tu-sach");
        var person = await PersonAsync(somebody);
        (await app.AskAsync<int>("select count(*)::int from accounts.membership where person_id = @person", new { person })).ShouldBe(0);
        (await app.AskAsync<string>("select email from accounts.person where id = @person and email_confirmed and password_hash is null", new { person })).ShouldBe(somebody.Email);
        (await app.AskAsync<int>("select count(*)::int from accounts.consent where person_id = @person", new { person })).ShouldBe(1);
        using var again = app.Guest();
        using var back = await app.ComeByAsync(again, somebody);
        back.Headers.Location!.ToString().ShouldBe("/tu-sach");
        (await again.OpenAsync("/toi")).Heading.ShouldBe("Rơ Chăm H'Lan");
    }

    [Fact]
    public async Task An_address_that_nobody_verified_links_nobody_and_is_nobodys()
    {
        var (owner, address) = await OwnerAsync(SiteRole.Reader);
        using var visitor = app.Guest();
        var impostor = new OutsidePerson("Kẻ Mạo Danh", address, IsVerified: false);

        using var arrived = await app.ComeByAsync(visitor, impostor);
        arrived.Headers.Location!.ToString().ShouldBe("/dang-nhap/lan-dau");
        using var opened = await visitor.PostFormAsync("/dang-nhap/lan-dau", [new("Agrees", "true")]);

        var person = await PersonAsync(impostor);
        person.ShouldNotBe(owner.Id);
        (await app.AskAsync<string?>("select email from accounts.person where id = @person", new { person })).ShouldBeNull();
    }

    [Fact]
    public async Task A_verified_address_links_a_plain_reader_who_is_told_of_it()
    {
        var (owner, address) = await OwnerAsync(SiteRole.Reader);
        using var visitor = app.Guest();
        var same = new OutsidePerson("Tên ở ngành", address, IsVerified: true);

        using var back = await app.ComeByAsync(visitor, same);

        back.Headers.Location!.ToString().ShouldBe("/tu-sach");
        (await PersonAsync(same)).ShouldBe(owner.Id);
        (await app.AskAsync<int>("select count(*)::int from accounts.notice where person_id = @Id and text_key = 'signon.notice.linked'", new { owner.Id })).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_has_power_signs_in_with_the_password_first_and_links_on_their_own_page()
    {
        var (owner, address) = await OwnerAsync(SiteRole.Librarian);
        var same = new OutsidePerson("Cô thủ thư", address, IsVerified: true);
        using var stranger = app.Guest();
        using (var refused = await app.ComeByAsync(stranger, same))
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PersonAsync(same)).ShouldBe(Guid.Empty);
        using var visitor = await app.EnterAsync(owner);
        using (var wrong = await visitor.PostFormAsync("/toi/lien-ket", [new("provider", "nganh"), new("Password", "sai bét rồi nhé")], "form[action*='handler=Link']"))
            (await visitor.ReadAsync(wrong)).Document.QuerySelector(".field.wrong").ShouldNotBeNull();

        using var proven = await visitor.PostFormAsync("/toi/lien-ket", [new("provider", "nganh"), new("Password", TestPerson.Password)], "form[action*='handler=Link']");
        var start = (await visitor.ReadAsync(proven)).Document.QuerySelector("main a[href*='lien-ket=']")!.GetAttribute("href")!;
        using (var linked = await app.ComeByAsync(visitor, same, start))
            linked.Headers.Location!.ToString().ShouldBe("/toi/lien-ket?xong=lien-ket");

        (await PersonAsync(same)).ShouldBe(owner.Id);
        using var next = app.Guest();
        using var back = await app.ComeByAsync(next, same);
        back.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using (var unlinked = await visitor.PostFormAsync("/toi/lien-ket", form: "form[action*='handler=Unlink']"))
            unlinked.Headers.Location!.ToString().ShouldEndWith("xong=bo");
        (await PersonAsync(same)).ShouldBe(Guid.Empty);
    }

    [Fact]
    public async Task The_second_step_is_asked_for_all_the_same()
    {
        using var visitor = app.Guest();
        var somebody = await ArriveAsync(visitor, new OutsidePerson("Có Bước Hai"));
        await ExecuteAsync("update accounts.person set two_factor_enabled = true where id = @person", new { person = await PersonAsync(somebody) });
        using var next = app.Guest();

        using var back = await app.ComeByAsync(next, somebody);

        back.Headers.Location!.ToString().ShouldStartWith("/dang-nhap/ma");
        using var me = await next.GetAsync("/toi");
        me.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_role_comes_of_the_operators_rule_alone_and_goes_with_the_claim()
    {
        var school = await SchoolByRuleAsync();
        using var visitor = app.Guest();
        var teacher = await ArriveAsync(visitor, new OutsidePerson("Thầy Theo Luật", Unit: "gv-theo-luat"));
        var person = await PersonAsync(teacher);
        (await RoleAsync(person, school)).ShouldBe((short)SiteRole.Teacher);

        using var next = app.Guest();
        using var back = await app.ComeByAsync(next, teacher with { Unit = "da-nghi" });

        (await RoleAsync(person, school)).ShouldBeNull();
    }

    [Fact]
    public async Task The_only_way_in_is_not_unlinked()
    {
        using var visitor = app.Guest();
        var somebody = await ArriveAsync(visitor, new OutsidePerson("Chỉ Một Lối"));

        using var answer = await visitor.PostFormAsync("/toi/lien-ket", form: "form[action*='handler=Unlink']");

        (await visitor.ReadAsync(answer)).ShouldSay("Đây là cách duy nhất để bạn đăng nhập");
        (await PersonAsync(somebody)).ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task Whoever_signs_out_may_sign_out_of_the_provider_too()
    {
        using var visitor = app.Guest();
        using var browser = OutsideBrowser.New();
        var somebody = new OutsidePerson("Y Thoát Cả Hai");
        (await visitor.Client.GetAsync(await app.GoAsync(browser, visitor, somebody, "/dang-nhap/qua/nganh"), Ct)).Dispose();
        (await visitor.PostFormAsync("/dang-nhap/lan-dau", [new("Agrees", "true")])).Dispose();

        using var signedOut = await visitor.PostFormAsync("/dang-xuat");
        signedOut.Headers.Location!.ToString().ShouldBe("/dang-nhap/qua/nganh/ra");
        (await visitor.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.Redirect, "signed out here already");
        var page = (await visitor.OpenAsync("/dang-nhap/qua/nganh/ra")).ShouldSay("Trên máy này bạn vẫn còn đăng nhập ở Tài khoản ngành");
        (await IsStillInAsync(browser)).ShouldBeTrue();
        // To the address by which others know the portal, which stands in what comes back.
        using var decision = new FormUrlEncodedContent(page.Document.QuerySelectorAll("main form input").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)));
        using var leaving = await visitor.Client.PostAsync(new Uri(app.Origin + "/dang-nhap/qua/nganh/ra"), decision, Ct);
        var back = await app.WalkAsync(browser, leaving.Headers.Location!, [new("logout", "yes")]);

        back.AbsolutePath.ShouldBe("/dang-nhap/qua/nganh/da-ra");
        using var left = await visitor.Client.GetAsync(back, Ct);
        (await visitor.ReadAsync(left)).ShouldSay("Đã đăng xuất cả hai nơi");
        (await IsStillInAsync(browser)).ShouldBeFalse();

        // Of a browser in which somebody came to the provider, whether it knows them without asking.
        async Task<bool> IsStillInAsync(HttpClient outside)
        {
            using var another = app.Guest();
            using var asked = await another.Client.GetAsync(new Uri(app.Origin + "/dang-nhap/qua/nganh"), Ct);
            using var answer = await outside.GetAsync(asked.Headers.Location!, Ct);
            return answer.Headers.Location!.OriginalString.StartsWith(app.Origin, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_signed_in_with_the_password_is_not_told_of_providers()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        using var visitor = await app.EnterAsync(person);

        using var signedOut = await visitor.PostFormAsync("/dang-xuat");

        signedOut.Headers.Location!.ToString().ShouldBe("/");
        using var made = await visitor.Client.GetAsync(new Uri(app.Origin + "/dang-nhap/qua/nganh/da-ra?state=b"), Ct);
        made.Headers.Location!.ToString().ShouldBe("/dang-nhap/qua/nganh/ra");
    }

    [Fact]
    public async Task An_answer_counts_once_and_only_in_the_browser_that_asked()
    {
        using var visitor = app.Guest();
        using var other = app.Guest();
        var callback = await app.GoAsync(visitor, new OutsidePerson("Ai Đó"));

        using (var stolen = await other.Client.GetAsync(callback, Ct))
            stolen.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using (var made = await visitor.Client.GetAsync(new Uri(app.Origin + "/dang-nhap/qua/nganh/ve?code=a&state=b"), Ct))
            made.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using (var arrival = await other.GetAsync("/dang-nhap/lan-dau"))
            arrival.Headers.Location!.ToString().ShouldBe("/dang-nhap");
        using var elsewhere = await visitor.Client.GetAsync(new Uri(app.Origin + "/dang-nhap/qua/khong-co"), Ct);
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<OutsidePerson> ArriveAsync(Visitor visitor, OutsidePerson somebody)
    {
        using var arrived = await app.ComeByAsync(visitor, somebody);
        using var opened = await visitor.PostFormAsync("/dang-nhap/lan-dau", [new("Agrees", "true")]);
        opened.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return somebody;
    }

    private async Task<(TestPerson Person, string Address)> OwnerAsync(SiteRole role)
    {
        var person = await app.CreatePersonAsync(role, withPassword: true);
        var address = $"{person.Id:N}@example.edu.vn";
        await ExecuteAsync("update accounts.person set email = @address, normalized_email = upper(@address), email_confirmed = true where id = @Id", new { address, person.Id });
        return (person, address);
    }

    private async Task<Site> SchoolByRuleAsync()
    {
        var school = await app.CreateSchoolAsync();
        if (app.Services.GetRequiredService<ISites>().FindBySlug(SignOnApp.School) is { } known)
            return known;
        var named = school with { Slug = SignOnApp.School };
        await app.Services.GetRequiredService<ISites>().SaveAsync(named, Ct);
        return named;
    }

    private async Task<Guid> PersonAsync(OutsidePerson somebody)
        => await app.AskAsync<Guid>("select person_id from signon.link where provider = 'nganh' and subject = @Subject", new { somebody.Subject });

    private Task<short?> RoleAsync(Guid person, Site school)
        => app.AskAsync<short?>("select role from accounts.membership where person_id = @person and site_id = @Id", new { person, school.Id });

    private async Task ExecuteAsync(string sql, object values)
    {
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct);
        await connection.ExecuteAsync(sql, values);
    }
}
