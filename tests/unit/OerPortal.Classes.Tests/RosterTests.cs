using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Classes.Data;
using OerPortal.TestKit;

namespace OerPortal.Classes.Tests;

public sealed class RosterTests(ClassesApp app)
{
    [Fact]
    public async Task A_preview_changes_nothing_and_the_import_makes_classes_pupils_and_accounts()
    {
        var (school, librarian) = await app.SchoolAsync();

        var address = await app.PreviewAsync(librarian, ClassesApp.Table("1,Nguyễn Thị Hoa,2/3/2014,lớp 6 a", "2,Trần Văn An,2014-05-01,6A", "3,Lê Bình,,6B"));
        (await librarian.OpenAsync(address)).ShouldSay("Nhập 3 thay đổi").ShouldSay("Trần Văn An");
        (await app.ClassesAsync(school)).ShouldBeEmpty();

        (await app.PressAsync(librarian, address, "Take")).ShouldSay("Đã thêm").ShouldSay("Nhập nhầm?");
        (await app.ClassesAsync(school)).Select(c => c.Name).ShouldBe(["6A", "6B"]);
        (await app.ReadersAsync(school)).ShouldBe(3);
        var page = await librarian.OpenAsync($"/quan-tri/lop/{(await app.ClassesAsync(school))[0].Id}");
        page.TextsOf("tbody th").ShouldBe(["Trần Văn An", "Nguyễn Thị Hoa"], "lists go by the given name");
    }

    [Fact]
    public async Task The_same_list_again_changes_nothing_and_another_one_only_what_differs()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.ImportAsync(librarian, ClassesApp.Table("1,Nguyễn Thị Hoa,2/3/2014,6A", ",Lê Bình,4/5/2014,6A"));

        (await librarian.OpenAsync(await app.PreviewAsync(librarian, ClassesApp.Table("1,Nguyễn Thị Hoa,2/3/2014,6A", ",Lê Bình,4/5/2014,6A")))).ShouldSay("không có gì để nhập");
        var preview = await librarian.OpenAsync(await app.PreviewAsync(librarian, ClassesApp.Table("1,Nguyễn Thị Hoà,2/3/2014,6B", "7,Lê Bình,4/5/2014,6A")));

        preview.ShouldSay("đổi tên, đổi lớp").ShouldSay("đổi mã học sinh");
        (await app.PupilsAsync(school)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("1,,2/3/2014,6A", "Thiếu họ và tên")]
    [InlineData("1,Lê Bình,2/3/2014,", "Thiếu lớp")]
    [InlineData("1,Lê Bình,31/2/2014,6A", "Không đọc được ngày sinh")]
    [InlineData("1,Lê Bình,2/3/2914,6A", "không thể đúng")]
    [InlineData(",Nguyễn Thị Hoa,2/3/2014,6B", "Trùng với dòng 2")]
    [InlineData("HS1,Lê Bình,2/4/2014,6B", "Trùng với dòng 2")]
    public async Task A_faulty_row_says_what_to_mend_and_the_others_are_taken(string row, string sentence)
    {
        var (school, librarian) = await app.SchoolAsync();

        var first = row.StartsWith(',') ? ",Nguyễn Thị Hoa,2/3/2014,6A" : "HS1,Nguyễn Thị Hoa,2/3/2014,6A";
        var address = await app.PreviewAsync(librarian, ClassesApp.Table(first, row));
        (await librarian.OpenAsync(address)).ShouldSay(sentence);
        await app.PressAsync(librarian, address, "Take");

        (await app.PupilsAsync(school)).Select(p => p.Name).ShouldBe(["Nguyễn Thị Hoa"]);
    }

    [Fact]
    public async Task A_namesake_without_birth_date_in_another_class_is_asked_about()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.ImportAsync(librarian, ClassesApp.Table(",Y Lan,,6A"));

        (await librarian.OpenAsync(await app.PreviewAsync(librarian, ClassesApp.Table(",Y Lan,,7A")))).ShouldSay("Trường đã có Y Lan ở lớp 6A");
        (await app.PupilsAsync(school)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_whole_list_closes_leavers_and_taking_it_back_the_same_day_restores_everything()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.ImportAsync(librarian, ClassesApp.Table("1,Nguyễn Thị Hoa,2/3/2014,6A", "2,Trần Văn An,1/5/2014,6A"));

        var address = await app.PreviewAsync(librarian, ClassesApp.Table("1,Nguyễn Thị Hoa,2/3/2014,6B", "3,Lê Bình,4/5/2014,6B"), isWhole: true);
        (await librarian.OpenAsync(address)).ShouldSay("1 em không có tên trong tệp").ShouldSay("Trần Văn An");
        await app.PressAsync(librarian, address, "Take");
        (await app.PupilsAsync(school)).Select(p => p.Name).ShouldBe(["Nguyễn Thị Hoa", "Lê Bình"]);
        (await app.ReadersAsync(school)).ShouldBe(2, "who has left reads nothing of the school's own");

        (await app.PressAsync(librarian, address, "Back")).ShouldSay("Đã trả lại");
        (await app.PupilsAsync(school)).Select(p => p.Name).ShouldBe(["Nguyễn Thị Hoa", "Trần Văn An"]);
        (await app.ClassesAsync(school)).Select(c => c.Name).ShouldBe(["6A"]);
        (await app.ReadersAsync(school)).ShouldBe(2);
    }

    [Fact]
    public async Task A_new_school_year_moves_every_class_up_closes_the_last_grade_and_can_be_taken_back()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.ImportAsync(librarian, ClassesApp.Table("1,Nguyễn Thị Hoa,2/3/2014,6A", "2,Trần Văn An,1/5/2013,7A", "3,Lê Bình,4/5/2011,9A"));
        var codes = (await app.ClassesAsync(school)).Select(c => c.Code).ToList();
        await app.QueryAsync<int>("update classes.school_class set school_year = school_year - 1 where site_id = @Id returning 1", new { school.Id });

        (await librarian.OpenAsync("/quan-tri/nam-hoc-moi")).TextsOf("tbody tr").ShouldBe(["9A Rời trường 1", "7A 8A 1", "6A 7A 1"]);
        using var moved = await librarian.PostFormAsync("/quan-tri/nam-hoc-moi", form: "form[method=post]:has(.form-end)");

        (await app.ClassesAsync(school)).Select(c => (c.Name, c.Code)).ShouldBe([("7A", codes[0]), ("8A", codes[1])]);
        (await app.PupilsAsync(school)).Count.ShouldBe(2);
        (await librarian.OpenAsync("/quan-tri/nam-hoc-moi")).ShouldSay("Các lớp đã ở năm học này");

        await app.PressAsync(librarian, moved.Headers.Location!.ToString(), "Back");
        (await app.ClassesAsync(school)).Select(c => c.Name).ShouldBe(["6A", "7A", "9A"]);
        (await app.PupilsAsync(school)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_no_table_is_refused_with_the_next_step()
    {
        var (_, librarian) = await app.SchoolAsync();

        (await librarian.OpenAsync(await app.PreviewAsync(librarian, "PK\u0003\u0004 kein Archiv"u8.ToArray(), "lop.xlsx"))).ShouldSay("Không đọc được").ShouldSay("Chọn tệp khác");
        (await librarian.OpenAsync(await app.PreviewAsync(librarian, "a,b\r\n1,2"))).ShouldSay("không có cột “Họ và tên”");
        (await librarian.OpenAsync(await app.PreviewAsync(librarian, ClassesApp.Headings))).ShouldSay("Tệp không có dòng nào");
    }

    [Fact]
    public async Task A_teacher_imports_nothing_and_a_neighbour_knows_no_roster()
    {
        var (school, librarian) = await app.SchoolAsync();
        var address = (await app.PreviewAsync(librarian, ClassesApp.Table("1,Nguyễn Thị Hoa,2/3/2014,6A")))[school.PathPrefix.Length..];
        var neighbour = await app.SignInAsLibrarianAsync(await app.CreateSchoolAsync());

        (await (await app.SignInAsTeacherAsync(school)).GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await neighbour.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_new_class_gets_no_code_that_a_class_of_any_school_has()
    {
        var (_, _, its) = await app.ClassAsync("Nguyễn Thị Hoa");
        var chance = new Queue<string>([its.Code, "KHMNPQ"]);

        var made = await app.ActAsSystemAsync(s => new ClassCodes(s.GetRequiredService<ClassesDbContext>()) { Make = chance.Dequeue }.NewAsync(1, TestContext.Current.CancellationToken));

        made.ShouldBe(["KHMNPQ"]);
    }
}
