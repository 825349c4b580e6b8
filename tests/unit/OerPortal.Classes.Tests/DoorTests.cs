using System.Net;
using Microsoft.Extensions.Configuration;
using OerPortal.Classes.Data;
using OerPortal.Cms.Security;
using OerPortal.TestKit;

namespace OerPortal.Classes.Tests;

public sealed class DoorTests(ClassesApp app)
{
    private static KeyValuePair<string, string> Pin(string pin) => new("Pin", pin);

    [Fact]
    public async Task A_card_and_its_PIN_let_a_pupil_in()
    {
        var (school, _, _) = await app.ClassAsync("Nguyễn Thị Hoa");
        var pupil = (await app.PupilsAsync(school)).Single();
        using var guest = app.Guest(school);

        (await guest.OpenAsync($"/the/{pupil.Card}")).ShouldSay("Chào Nguyễn Thị Hoa!").ShouldSay("Lớp 6A");
        (await guest.ReadAsync(await guest.PostFormAsync($"/the/{pupil.Card}", [Pin("000000")]))).ShouldSay("PIN chưa đúng");
        using var entered = await guest.PostFormAsync($"/the/{pupil.Card}", [Pin(app.PinOf(pupil))]);

        entered.Headers.Location!.ToString().ShouldBe(school.PathPrefix + "/");
        (await guest.OpenAsync("/toi")).ShouldSay("Nguyễn Thị Hoa");
        (await app.PupilsAsync(school)).Single().SignedInAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_pupil_types_the_code_of_the_class_taps_the_name_and_types_the_PIN()
    {
        var (school, _, its) = await app.ClassAsync("Nguyễn Thị Minh Hoa", "Trần Minh An", "Lê Minh An");
        using var guest = app.Guest(school);

        using var door = await guest.GetAsync($"/vao-lop?ma={its.Code.ToLowerInvariant()}");
        var names = await guest.OpenAsync(door.Headers.Location!.ToString());
        names.TextsOf(".pupil-names a").ShouldBe(["Lê Minh An", "Trần Minh An", "Minh Hoa"], "whole names only where two are called alike");

        var pupil = (await app.PupilsAsync(school)).Single(p => p.Name == "Trần Minh An");
        using var entered = await guest.PostFormAsync($"/vao-lop/{its.Code}/{pupil.PersonId}", [Pin(app.PinOf(pupil))]);
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await guest.OpenAsync("/toi")).ShouldSay("Trần Minh An");
    }

    [Fact]
    public async Task Another_card_ends_the_one_before_and_who_is_signed_in_with_it()
    {
        var (school, librarian, its) = await app.ClassAsync("Nguyễn Thị Hoa");
        var before = (await app.PupilsAsync(school)).Single();
        using var guest = app.Guest(school);
        (await guest.PostFormAsync($"/the/{before.Card}", [Pin(app.PinOf(before))])).Dispose();

        var answer = await librarian.ReadAsync(await librarian.PostFormAsync($"/quan-tri/lop/{its.Id}", form: "form[action*='handler=Card']"));
        var after = (await app.PupilsAsync(school)).Single();

        answer.ShouldSay(app.PinOf(after));
        app.PinOf(after).ShouldNotBe(app.PinOf(before));
        (await guest.OpenAsync($"/the/{before.Card}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await guest.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.Redirect, "the session of the old card has ended");
    }

    [Fact]
    public async Task After_five_wrong_PINs_one_waits_and_the_class_beside_does_not()
    {
        var (school, _, _) = await app.ClassAsync("Nguyễn Thị Hoa", "Trần Văn An");
        var pupils = await app.PupilsAsync(school);
        using var guest = app.Guest(school);
        for (var n = 0; n < 5; n++)
            (await guest.PostFormAsync($"/the/{pupils[0].Card}", [Pin("111111")])).Dispose();

        using var tooMany = await guest.PostFormAsync($"/the/{pupils[0].Card}", [Pin(app.PinOf(pupils[0]))]);
        tooMany.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        using var other = await guest.PostFormAsync($"/the/{pupils[1].Card}", [Pin(app.PinOf(pupils[1]))]);
        other.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_PIN_opens_no_account_with_power()
    {
        var (school, _, _) = await app.ClassAsync("Nguyễn Thị Hoa");
        var pupil = (await app.PupilsAsync(school)).Single();
        await app.QueryAsync<int>("insert into accounts.membership (person_id, site_id, role, since) values (@PersonId, @SiteId, @role, now()) returning 1", new { pupil.PersonId, pupil.SiteId, role = (short)SiteRole.Teacher });
        using var guest = app.Guest(school);

        (await guest.ReadAsync(await guest.PostFormAsync($"/the/{pupil.Card}", [Pin(app.PinOf(pupil))]))).ShouldSay("đăng nhập bằng mật khẩu");
        (await guest.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_code_and_a_card_lead_nowhere_at_another_school()
    {
        var (school, _, its) = await app.ClassAsync("Nguyễn Thị Hoa");
        var pupil = (await app.PupilsAsync(school)).Single();
        using var neighbour = app.Guest(await app.CreateSchoolAsync());

        (await neighbour.OpenAsync($"/vao-lop/{its.Code}")).ShouldSay("Trường này không có lớp nào dùng mã đó").ShouldNotSay("Hoa");
        (await neighbour.OpenAsync($"/vao-lop/{its.Code}/{pupil.PersonId}")).ShouldNotSay("Hoa");
        (await neighbour.OpenAsync($"/the/{pupil.Card}")).ShouldSay("không còn dùng được").ShouldNotSay("Hoa");
        (await neighbour.OpenAsync("/vao-lop/AAAAAA")).ShouldSay("Trường này không có lớp nào dùng mã đó");
    }

    [Fact]
    public async Task Who_guesses_codes_must_wait_and_others_need_not()
    {
        var misses = new CodeMisses(new ConfigurationBuilder().Build(), app.Clock);
        var address = IPAddress.Parse("203.0.113.9");
        for (var n = 0; n < 60; n++)
            misses.Count(address);

        misses.AreTooMany(address).ShouldBeTrue();
        misses.AreTooMany(address, CodeMisses.AtSchoolTimes).ShouldBeFalse("a school's address has a thousand pupils behind it");
        misses.AreTooMany(IPAddress.Parse("203.0.113.10")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_class_that_plays_with_the_door_does_not_close_it_where_the_school_is_at_home()
    {
        var (school, _, its) = await app.ClassAsync("Nguyễn Thị Hoa");
        var pupil = (await app.PupilsAsync(school)).Single();
        using var guest = app.GuestAt(school, "198.51.100.77");
        async Task PlayAsync()
        {
            for (var n = 0; n < 61; n++)
                (await guest.GetAsync("/vao-lop/BBBBBB")).Dispose();
        }
        async Task<HttpStatusCode> TypeAsync()
        {
            using var answer = await guest.GetAsync($"/vao-lop?ma={its.Code}");
            return answer.StatusCode;
        }

        await PlayAsync();
        (await TypeAsync()).ShouldBe(HttpStatusCode.TooManyRequests, "nobody of the school has been here");
        (await guest.PostFormAsync($"/the/{pupil.Card}", [Pin(app.PinOf(pupil))])).Dispose();
        (await TypeAsync()).ShouldBe(HttpStatusCode.Redirect);
        await PlayAsync();
        (await TypeAsync()).ShouldBe(HttpStatusCode.Redirect);
    }
}
