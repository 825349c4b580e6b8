using System.Net;
using OerPortal.TestKit;

namespace OerPortal.Classes.Tests;

/// <summary>What becomes of classes when a school is merged into another.</summary>
public sealed class MergingTests(ClassesApp app)
{
    [Fact]
    public async Task Classes_of_one_name_stand_side_by_side_and_go_back_as_they_were()
    {
        var (school, _, own) = await app.ClassAsync("Nguyễn Thị Hoa");
        var (into, librarian, _) = await app.ClassAsync("Trần Văn An");
        var pupil = (await app.PupilsAsync(school)).Single();
        using var department = await app.SignInAsPortalAdministratorAsync();
        var closing = $"/quan-tri/truong/dong/{school.Slug}";

        (await department.PostFormAsync(closing, [new("How", "sap-nhap"), new("Other", into.Slug), new("Sure", "true")])).Dispose();

        (await app.ClassesAsync(into)).Select(c => c.Name).ShouldBe(["6A", $"6A ({school.Name["Trường ".Length..]})"]);
        (await librarian.OpenAsync($"/quan-tri/lop/{own.Id}")).ShouldSay("Nguyễn Thị Hoa").ShouldNotSay("Trần Văn An");
        using var guest = app.Guest(into);
        (await guest.OpenAsync($"/vao-lop/{own.Code}")).ShouldSay("Thị Hoa");
        (await guest.PostFormAsync($"/the/{pupil.Card}", [new("Pin", app.PinOf(pupil))])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await guest.OpenAsync("/toi")).ShouldSay("Nguyễn Thị Hoa");

        (await department.PostFormAsync(closing)).Dispose();

        (await app.ClassesAsync(school)).Select(c => (c.Id, c.Name, c.PlainName)).ShouldBe([(own.Id, "6A", "6a")]);
        (await app.ClassesAsync(into)).Select(c => c.Name).ShouldBe(["6A"]);
        (await app.PupilsAsync(school)).Single().Number.ShouldBe("HS0");
    }

    [Fact]
    public async Task The_next_list_of_the_school_knows_pupils_who_came_by_name_and_birth_date_and_not_by_their_old_numbers()
    {
        var (school, _, _) = await app.ClassAsync("Nguyễn Thị Hoa");
        var (into, librarian, _) = await app.ClassAsync("Trần Văn An");
        var pupil = (await app.PupilsAsync(school)).Single();
        using var department = await app.SignInAsPortalAdministratorAsync();
        (await department.PostFormAsync($"/quan-tri/truong/dong/{school.Slug}", [new("How", "sap-nhap"), new("Other", into.Slug), new("Sure", "true")])).Dispose();

        await app.ImportAsync(librarian, ClassesApp.Table("HS0,Trần Văn An,1/3/2014,6A", "HS7,Nguyễn Thị Hoa,1/3/2014,6A"), isWhole: true);

        (await app.PupilsAsync(into)).Select(p => (p.Number, p.Name)).ShouldBe([("HS0", "Trần Văn An"), ("HS7", "Nguyễn Thị Hoa")]);
        (await app.PupilsAsync(into)).Single(p => p.Number == "HS7").PersonId.ShouldBe(pupil.PersonId);
    }
}
