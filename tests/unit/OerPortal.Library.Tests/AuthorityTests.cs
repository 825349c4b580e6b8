using System.Net;
using OerPortal.Library.Models;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

/// <summary>Classes, names and sources that the whole province shares.</summary>
public sealed class AuthorityTests(LibraryApp app)
{
    [Fact]
    public async Task A_book_that_stands_under_another_name_is_found_at_the_school_and_in_the_province()
    {
        var (school, librarian) = await app.SchoolAsync();
        var title = await app.TitleAsync(librarian, "Chuyện loài Bibi", ("Input.People", "Đào Bibi"));
        await LibraryApp.EnterAsync(librarian, await app.VoucherAsync(librarian, (title, 1)));
        await app.GatherAsync();
        using var department = await app.SignInAsPortalAdministratorAsync();
        (await department.PostFormAsync("/quan-tri/ten-thong-nhat", Fields.Of(("Name", "Trần Momomo"), ("See", "Đào Bibi")), "form:has([name=See])")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var guest = app.Guest(school);
        using var outside = app.Guest();

        (await guest.OpenAsync("/sach-in?q=tran momomo")).ShouldSay("Chuyện loài Bibi").ShouldSay("Trần Momomo: xem Đào Bibi");
        (await outside.OpenAsync("/sach-in?q=tran momomo")).ShouldSay("Chuyện loài Bibi");
        (await librarian.OpenAsync("/quan-tri/sach?q=truyen tran momomo")).ShouldNotSay("Chuyện loài Bibi");
        using var again = await department.PostFormAsync("/quan-tri/ten-thong-nhat", Fields.Of(("Name", "TRẦN  MOMOMO"), ("See", "đào bibi")), "form:has([name=See])");
        (await department.ReadAsync(again)).ShouldSay("Hai tên này đã có");
    }

    [Fact]
    public async Task A_school_looks_through_its_books_by_the_table_it_chose()
    {
        var (school, librarian) = await app.SchoolAsync();
        foreach (var (name, mark) in new[] { ("Hình học vui", "5"), ("Cơ thể người", "5A"), ("Rừng đước", "57"), ("Cá nước ngọt", "63") })
            await LibraryApp.EnterAsync(librarian, await app.VoucherAsync(librarian, (await app.TitleAsync(librarian, name, ("Input.ClassMark", mark)), 1)));
        using var guest = app.Guest(school);
        (await guest.OpenAsync("/sach-in")).TextsOf("details .chip").ShouldBe(["Khoa học tự nhiên và toán học (3)", "Công nghệ, khoa học ứng dụng (1)"]);

        (await librarian.PostFormAsync("/quan-tri/bang-phan-loai?bang=19", form: "form[action*='handler=Use']")).Dispose();

        (await guest.OpenAsync("/sach-in")).TextsOf("details .chip").ShouldBe(["Khoa học tự nhiên và toán học (2)", "Nhân chủng học. Giải phẫu và sinh lí người (1)", "Nông nghiệp. Lâm nghiệp. Thuỷ sản (1)"]);
        (await guest.OpenAsync("/sach-in?mon=5")).ShouldSay("Hình học vui").ShouldSay("Rừng đước").ShouldNotSay("Cơ thể người");
        (await guest.OpenAsync("/sach-in?mon=5A")).ShouldSay("Cơ thể người").ShouldNotSay("Hình học vui");
        (await librarian.OpenAsync("/quan-tri/sach/moi")).Document.QuerySelectorAll("datalist#classes option").Select(o => o.GetAttribute("value")).ShouldContain("5A");
    }

    [Fact]
    public async Task The_department_corrects_the_table_and_schools_only_read_it()
    {
        var (_, librarian) = await app.SchoolAsync();
        using var department = await app.SignInAsPortalAdministratorAsync();

        (await department.PostFormAsync("/quan-tri/bang-phan-loai?bang=ddc", Fields.Of(("Mark", "599.67"), ("NameVi", "Voi"), ("NameEn", "Elephants")), "form:has([name=Mark])")).Dispose();

        (await librarian.OpenAsync("/quan-tri/bang-phan-loai?bang=ddc")).ShouldSay("599.67 Voi").Document.QuerySelector("form:has([name=Mark])").ShouldBeNull();
        using var refused = await librarian.PostAsync("/quan-tri/bang-phan-loai?bang=ddc", Fields.Of(("Mark", "599.67"), ("NameVi", "Chuột")));
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var empty = await department.PostFormAsync("/quan-tri/bang-phan-loai?bang=ddc", Fields.Of(("Mark", ""), ("NameVi", "")), "form:has([name=Mark])");
        (await department.ReadAsync(empty)).ShouldSay("Ghi kí hiệu của lớp").ShouldSay("Ghi tên lớp");
    }

    [Fact]
    public async Task A_library_that_the_department_writes_down_is_asked_until_it_is_not_to_be()
    {
        var (_, librarian) = await app.SchoolAsync();
        using var department = await app.SignInAsPortalAdministratorAsync();
        await using var library = await MadeUpServer.StartAsync("text/xml", "<searchRetrieveResponse xmlns='http://www.loc.gov/zing/srw/'><version>1.1</version><numberOfRecords>0</numberOfRecords></searchRetrieveResponse>");
        var address = library.Address("/sru");

        (await department.PostFormAsync("/quan-tri/nguon-bien-muc", Fields.Of(("Name", "Thư viện Kakaka"), ("Address", address)), "form:has([name=Address])")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var source = await app.Database.QuerySingleAsync<CopySource>("select id, place, name, address, is_asked as IsAsked from library.copy_source where address = @address", new { address });
        (await department.ReadAsync(await department.PostAsync("/quan-tri/nguon-bien-muc?handler=Try", Fields.Of(("source", $"{source.Id}"))))).ShouldSay("Thư viện Kakaka trả lời tốt");
        (await librarian.OpenAsync("/quan-tri/sach/moi?q=khong ai co")).ShouldSay("Thư viện Kakaka");

        (await department.PostAsync("/quan-tri/nguon-bien-muc?handler=Ask", Fields.Of(("source", $"{source.Id}"), ("isAsked", "false")))).Dispose();
        (await librarian.OpenAsync("/quan-tri/sach/moi?q=khong ai co")).ShouldNotSay("Thư viện Kakaka");
        using var wrong = await department.PostFormAsync("/quan-tri/nguon-bien-muc", Fields.Of(("Name", "X"), ("Address", "ftp://x.vn")), "form:has([name=Address])");
        (await department.ReadAsync(wrong)).ShouldSay("bắt đầu bằng http");
        (await department.PostAsync("/quan-tri/nguon-bien-muc?handler=Remove", Fields.Of(("source", $"{source.Id}")))).Dispose();
    }
}
