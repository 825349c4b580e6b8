using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Sites.Schools;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

public sealed class SchoolOpeningTests(PortalApp app)
{
    private const string Path = "/quan-tri/truong/mo";
    private const string Head = "Tên trường;Mã trường;Cấp học;Huyện;Xã;Địa chỉ;Tên miền;Người quản trị;Tài khoản";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ISites Sites => app.Services.GetRequiredService<ISites>();

    [Fact]
    public async Task A_trial_says_what_each_row_would_do_and_changes_nothing()
    {
        var mark = Mark();
        using var department = await app.SignInAsPortalAdministratorAsync();

        var tried = await TryAsync(department, $"{Head}\nTrường THCS Ngọk Réo {mark};M{mark};;Huyện Đăk Hà;;;;;\nTrường không rõ {mark};;đại học;;;;;;\n;;THCS;;;;;;");

        tried.TextsOf(".figure b").ShouldBe(["1", "0", "0", "2"]);
        tried.ShouldSay("Không rõ cấp học").ShouldSay("Thiếu tên trường").ShouldSay($"/truong/thcs-ngok-reo-{mark}").ShouldSay("Chưa có gì thay đổi");
        Sites.FindBySlug($"thcs-ngok-reo-{mark}").ShouldBeNull();
    }

    [Fact]
    public async Task Schools_are_opened_once_with_their_administrators_however_often_the_table_is_sent()
    {
        var mark = Mark();
        var table = $"{Head}\nTrường THCS Ba Lân {mark};M{mark};THCS;Huyện Đăk Hà;Xã Hà Mòn;;;Y Blưm Niê;yblum-{mark}@example.edu.vn\nTrường Tiểu học Ba Lân {mark};;;;;;;;";
        using var department = await app.SignInAsPortalAdministratorAsync();

        var opened = await OpenAsync(department, table);
        opened.ShouldSay("Đã mở xong").TextsOf(".figure b").ShouldBe(["2", "0", "0", "0"]);
        var school = Sites.FindByCode($"M{mark}").ShouldNotBeNull();
        (school.Slug, school.Level, school.District, school.Commune).ShouldBe(($"thcs-ba-lan-{mark}", "thcs", "Huyện Đăk Hà", "Xã Hà Mòn"));
        Sites.FindBySlug($"th-ba-lan-{mark}")!.Level.ShouldBe("tieu-hoc");
        using var guest = app.Guest(school);
        (await guest.OpenAsync("/")).ShouldSay($"Trường THCS Ba Lân {mark}");

        (await TryAsync(department, table)).TextsOf(".figure b").ShouldBe(["0", "0", "2", "0"]);
        (await OpenAsync(department, table.Replace("Huyện Đăk Hà", "Huyện Đăk Tô"))).TextsOf(".figure b").ShouldBe(["0", "1", "1", "0"]);
        Sites.FindByCode($"M{mark}")!.District.ShouldBe("Huyện Đăk Tô");
        Sites.FindByCode($"M{mark}")!.Id.ShouldBe(school.Id);
    }

    [Fact]
    public async Task An_administrator_signs_in_with_the_password_of_the_card()
    {
        var mark = Mark();
        using var department = await app.SignInAsPortalAdministratorAsync();
        await OpenAsync(department, $"{Head}\nTrường THCS Thẻ {mark};;;;;;;A Thút;athut-{mark}");
        (await department.OpenAsync("/quan-tri/truong/the")).ShouldSay($"athut-{mark}");

        var cards = await department.ReadAsync(await department.PostAsync("/quan-tri/truong/the", [], tokenFrom: "/quan-tri/truong/the"));

        var codes = cards.Document.QuerySelectorAll(".login-card").Single(card => card.TextContent.Contains(mark)).QuerySelectorAll("code").Select(c => c.TextContent).ToList();
        codes[0].ShouldBe($"athut-{mark}");
        using var holder = app.Guest(Sites.FindBySlug($"thcs-the-{mark}"));
        var answer = await holder.PostFormAsync("/dang-nhap", Fields.Of(("Input.Login", codes[0]), ("Input.Password", codes[1])));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await department.OpenAsync("/quan-tri/truong/the")).ShouldNotSay($"athut-{mark}");
    }

    [Fact]
    public async Task Two_schools_of_one_name_get_two_addresses_and_a_row_twice_is_faulty()
    {
        var mark = Mark();
        using var department = await app.SignInAsPortalAdministratorAsync();
        var table = $"{Head}\nTHCS Lê Lợi {mark};A{mark};;;Xã Một;;;;\nTHCS Lê Lợi {mark};B{mark};;;Xã Hai;;;;\nTHCS Lê Lợi {mark};B{mark};;;Xã Hai;;;;";

        var opened = await OpenAsync(department, table);

        opened.TextsOf(".figure b").ShouldBe(["2", "0", "0", "1"]);
        opened.ShouldSay("đã có ở dòng trên");
        Sites.FindByCode($"B{mark}")!.Slug.ShouldBe($"thcs-le-loi-{mark}-xa-hai");
    }

    [Theory]
    [InlineData("", "Bảng chưa có trường nào")]
    [InlineData("Cột lạ\nTrường A", "Không thấy cột")]
    public async Task A_table_that_is_none_says_what_is_wrong(string typed, string said)
    {
        using var department = await app.SignInAsPortalAdministratorAsync();
        (await TryAsync(department, typed)).ShouldSay(said);
    }

    [Fact]
    public async Task Only_who_keeps_the_schools_may()
    {
        using var administrator = await app.SignInAsSiteAdministratorAsync(await app.CreateSchoolAsync());
        foreach (var page in new[] { Path, "/quan-tri/truong/the" })
            (await administrator.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Trường Trung học cơ sở Nguyễn Du", "", "thcs-nguyen-du")]
    [InlineData("Trường PTDTNT H'Drai số 2", "", "ptdtnt-hdrai-so-2")]
    [InlineData("Mầm non Hoa Đào – Ý Yên", "", "mn-hoa-dao-y-yen")]
    public void The_short_name_is_what_people_would_write(string name, string commune, string slug)
        => SchoolSlug.Of(name, commune, "").First().ShouldBe(slug);

    [Fact]
    public async Task The_verb_opens_a_file_and_reports_row_by_row()
    {
        var mark = Mark();
        var (table, report) = (System.IO.Path.GetTempFileName(), System.IO.Path.GetTempFileName());
        await File.WriteAllTextAsync(table, $"name,level,code\nTHPT Kon Plông {mark},thpt,K{mark}\nLạ {mark},,\n", Ct);

        var code = await app.ActAsSystemAsync(services => services.GetServices<IPortalVerb>().Single(v => v.Name == "schools-open").RunAsync([table, "--report", report], Ct));

        code.ShouldBe(1);
        Sites.FindByCode($"K{mark}").ShouldNotBeNull();
        var lines = await File.ReadAllLinesAsync(report, Ct);
        lines.Length.ShouldBe(3);
        lines[1].ShouldContain($"/truong/thpt-kon-plong-{mark}");
        File.Delete(table);
        File.Delete(report);
    }

    private static string Mark() => $"{Guid.CreateVersion7():N}"[20..];

    private static async Task<Page> TryAsync(Visitor department, string table)
        => await department.ReadAsync(await department.PostAsync($"{Path}?handler=Try", Fields.Of(("Rows", table)), tokenFrom: Path));

    private static async Task<Page> OpenAsync(Visitor department, string table)
        => await department.ReadAsync(await department.PostAsync($"{Path}?handler=Open", Fields.Of(("Rows", table)), tokenFrom: Path));
}
