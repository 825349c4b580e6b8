using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

public sealed class DeskTests(PortalApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/quan-tri", SiteRole.Reader, false)]
    [InlineData("/quan-tri", SiteRole.Librarian, true)]
    [InlineData("/quan-tri/trang", SiteRole.Teacher, false)]
    [InlineData("/quan-tri/trang", SiteRole.Librarian, true)]
    [InlineData("/quan-tri/tinh-nang", SiteRole.Librarian, false)]
    [InlineData("/quan-tri/tinh-nang", SiteRole.SiteAdministrator, true)]
    [InlineData("/quan-tri/dung-luong", SiteRole.Librarian, false)]
    [InlineData("/quan-tri/dung-luong", SiteRole.SiteAdministrator, true)]
    [InlineData("/quan-tri/nhat-ky", SiteRole.Librarian, false)]
    [InlineData("/quan-tri/nhat-ky", SiteRole.SiteAdministrator, true)]
    [InlineData("/quan-tri/truong", SiteRole.SiteAdministrator, false)]
    [InlineData("/quan-tri/he-thong", SiteRole.SiteAdministrator, false)]
    public async Task Each_desk_is_for_its_roles(string desk, SiteRole role, bool opens)
    {
        using var visitor = await app.SignInAsync(role, await app.CreateSchoolAsync());
        (await visitor.GetAsync(desk)).StatusCode.ShouldBe(opens ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/quan-tri")]
    [InlineData("/quan-tri/trang")]
    [InlineData("/quan-tri/tinh-nang")]
    [InlineData("/quan-tri/nhat-ky")]
    public async Task The_neighbours_administrator_has_no_desk_here(string desk)
    {
        var administrator = await app.CreatePersonAsync(SiteRole.SiteAdministrator, await app.CreateSchoolAsync());
        using var visitor = app.SignIn(administrator, await app.CreateSchoolAsync());
        (await visitor.GetAsync(desk)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/quan-tri")]
    [InlineData("/quan-tri/truong")]
    [InlineData("/quan-tri/he-thong")]
    public async Task A_portal_administrator_has_every_desk(string desk)
    {
        using var visitor = await app.SignInAsPortalAdministratorAsync();
        (await visitor.GetAsync(desk)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_department_gives_a_school_more_room()
    {
        var school = await app.CreateSchoolAsync($"Trường {Guid.CreateVersion7():N}");
        using var department = await app.SignInAsPortalAdministratorAsync();

        await department.PostFormAsync("/quan-tri/dung-luong", Fields.Of(("school", school.Slug), ("gigabytes", "300")));

        (await department.OpenAsync($"/quan-tri/dung-luong?ten={Uri.EscapeDataString(school.Name)}")).ShouldSay(school.Name).ShouldSay("trong 300,0 GB");
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        (await administrator.OpenAsync("/quan-tri/dung-luong")).ShouldSay("trong 300,0 GB").ShouldSay("Tải lên dở dang").TextOf("main").ShouldNotContain("Các trường");
        (await department.OpenAsync("/quan-tri/dung-luong")).ShouldSay("Ổ đĩa của máy chủ").ShouldSay("Không còn ai dùng");
        using var refused = await administrator.PostAsync("/quan-tri/dung-luong", Fields.Of(("school", school.Slug), ("gigabytes", "900")), tokenFrom: "/quan-tri");
        ((int)refused.StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task The_room_of_many_schools_stands_on_pages()
    {
        var place = $"Ngọc Tem {Guid.CreateVersion7():N}";
        for (var i = 0; i <= SchoolPage.Length; i++)
            await app.CreateSchoolAsync($"{place} {i}");
        using var department = await app.SignInAsPortalAdministratorAsync();

        (await department.OpenAsync("/quan-tri/dung-luong")).TextsOf("form[method=post] [name=school] ~ button").Count.ShouldBe(SchoolPage.Length);
        var asked = $"?ten={Uri.EscapeDataString(place)}";
        (await department.OpenAsync($"/quan-tri/dung-luong{asked}&trang=2")).TextsOf("[data-label=Trường]").ShouldBe([$"{place} {SchoolPage.Length}"]);
        using var saved = await department.PostFormAsync($"/quan-tri/dung-luong{asked}&trang=2", Fields.Of(("gigabytes", "7")));
        saved.Headers.Location!.OriginalString.ShouldEndWith("&trang=2");
        (await department.OpenAsync($"/quan-tri/dung-luong?ten=zzzzzz")).Document.QuerySelector(".empty a[href='/quan-tri/dung-luong']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_guest_is_sent_to_sign_in()
    {
        using var visitor = app.Guest();
        (await visitor.GetAsync("/quan-tri")).Headers.Location!.PathAndQuery.ShouldStartWith("/dang-nhap");
    }

    [Fact]
    public async Task A_changed_profile_is_seen_by_guests_at_once()
    {
        var school = await app.CreateSchoolAsync();
        using var guest = app.Guest(school);
        await guest.OpenAsync("/");
        using var librarian = await app.SignInAsLibrarianAsync(school);
        await librarian.PostFormAsync("/quan-tri/trang", Fields.Of(
            ("Input.Name", "Trường THCS Măng Đen"), ("Input.Accent", "sim"), ("Input.Welcome", "Chào các em!"), ("Input.OpeningHours", "7:00–11:00")));
        var page = await guest.OpenAsync("/");
        page.ShouldSay("Trường THCS Măng Đen").ShouldSay("Chào các em!").ShouldSay("7:00–11:00");
        page.Document.Body!.GetAttribute("data-accent").ShouldBe("sim");
    }

    [Fact]
    public async Task A_colour_of_ones_own_is_refused()
    {
        var school = await app.CreateSchoolAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        var answer = await librarian.PostFormAsync("/quan-tri/trang", Fields.Of(("Input.Accent", "\"><b>")));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        app.Services.GetRequiredService<ISites>().Find(school.Id)!.Accent.ShouldBe("rung");
    }

    [Fact]
    public async Task A_switched_off_feature_is_gone_here_and_stays_elsewhere()
    {
        var school = await app.CreateSchoolAsync();
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        await administrator.PostFormAsync("/quan-tri/tinh-nang", Fields.Of(("On", "collections"), ("On", "open-data"), ("On", "reading"), ("On", "sites.news")));
        using var guest = app.Guest(school);
        (await guest.GetAsync("/dang-ky")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await guest.GetAsync("/tin")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var neighbour = app.Guest(await app.CreateSchoolAsync());
        (await neighbour.GetAsync("/dang-ky")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await administrator.OpenAsync("/quan-tri/nhat-ky")).ShouldSay("Tắt tính năng");
    }

    [Fact]
    public async Task The_log_of_a_school_is_its_own()
    {
        using var there = await app.SignInAsSiteAdministratorAsync(await app.CreateSchoolAsync());
        await there.PostFormAsync("/quan-tri/trang", Fields.Of(("Input.Welcome", "Chào!")));
        using var here = await app.SignInAsSiteAdministratorAsync(await app.CreateSchoolAsync());
        (await here.OpenAsync("/quan-tri/nhat-ky")).ShouldSay("Chưa có việc nào được ghi");
        (await there.OpenAsync("/quan-tri/nhat-ky")).ShouldSay("Sửa thông tin trang").ShouldSay(there.Person.DisplayName);
    }

    [Fact]
    public async Task The_log_names_what_it_is_about_and_leads_there()
    {
        var school = await app.CreateSchoolAsync();
        using var administrator = await app.SignInAsSiteAdministratorAsync(school);
        await administrator.PostFormAsync("/quan-tri/tin/moi", Fields.Of(("Input.Title", "Giờ đọc thứ Tư"), ("Input.Body", "Mời các em.")));
        var features = (await administrator.OpenAsync("/quan-tri/tinh-nang")).Document.QuerySelectorAll("input[name=On]").Select(box => box.GetAttribute("value")!);
        await administrator.PostFormAsync("/quan-tri/tinh-nang", features.Where(feature => feature != "registration").Select(feature => KeyValuePair.Create("On", feature)));

        var here = await administrator.OpenAsync("/quan-tri/nhat-ky");
        here.TextsOf("tbody td:last-child > :first-child").ShouldBe(["Đăng kí tài khoản", "Giờ đọc thứ Tư"]);
        var item = here.Document.QuerySelector("tbody td:last-child a.name")!.GetAttribute("href")!;
        (await administrator.GetAsync(item[school.PathPrefix.Length..])).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var department = await app.SignInAsPortalAdministratorAsync();
        var everywhere = await department.OpenAsync("/quan-tri/nhat-ky");
        everywhere.ShouldSay(school.Name);
        everywhere.Document.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")).ShouldContain(item);
    }

    [Fact]
    public async Task The_log_keeps_the_title_of_what_was_removed()
    {
        using var librarian = await app.SignInAsSiteAdministratorAsync(await app.CreateSchoolAsync());
        await librarian.PostFormAsync("/quan-tri/tin/moi", Fields.Of(("Input.Title", "Tin viết nhầm"), ("Input.Body", "Xin lỗi.")));
        var remove = (await librarian.OpenAsync("/quan-tri/tin")).Document.QuerySelector("form[action*=Remove]")!.GetAttribute("action")!;
        await librarian.PostAsync(remove[librarian.Site.PathPrefix.Length..], [], tokenFrom: "/quan-tri/tin");

        var log = await librarian.OpenAsync("/quan-tri/nhat-ky");

        log.TextsOf("tbody td:last-child > :first-child").ShouldBe(["Tin viết nhầm", "không còn nữa"]);
    }

    [Fact]
    public async Task A_new_school_has_its_site_at_once()
    {
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        var slug = $"thcs-{Guid.CreateVersion7():N}";
        await administrator.PostFormAsync("/quan-tri/truong", Fields.Of(("Input.Name", "Trường THCS Ia H'Drai"), ("Input.Slug", slug), ("Input.Level", "thcs")));
        using var guest = app.Guest();
        (await guest.OpenAsync($"/truong/{slug}/")).Heading.ShouldBe("Chào mừng đến Trường THCS Ia H'Drai");
    }

    [Theory]
    [InlineData("Trường Mới", "Có Dấu", "thcs", "Chỉ dùng chữ thường không dấu")]
    [InlineData("", "truong-moi", "thcs", "Viết tên để mọi người nhận ra")]
    [InlineData("Trường Mới", "truong-moi", "dai-hoc", "Chọn cấp học của trường")]
    public async Task A_school_that_is_wrong_is_not_made(string name, string slug, string level, string said)
    {
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        var answer = await administrator.PostFormAsync("/quan-tri/truong", Fields.Of(("Input.Name", name), ("Input.Slug", slug), ("Input.Level", level)));
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain(said);
        app.Services.GetRequiredService<ISites>().FindBySlug(slug).ShouldBeNull();
    }

    [Fact]
    public async Task A_name_of_another_school_is_refused()
    {
        var school = await app.CreateSchoolAsync();
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        var answer = await administrator.PostFormAsync("/quan-tri/truong", Fields.Of(("Input.Name", "Trường Khác"), ("Input.Slug", school.Slug), ("Input.Level", "thcs")));
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("Trường khác đã dùng tên này");
    }

    [Fact]
    public async Task The_system_desk_tells_the_state_of_each_part()
    {
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        (await administrator.OpenAsync("/quan-tri/he-thong")).ShouldSay("Tình trạng").ShouldSay("database")
            .ShouldSay("Máy quét mã độc").ShouldNotSay("virus");
    }
}
