using System.Net;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Security;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests;

/// <summary>A password is one password, however the keyboard composes its marks.</summary>
public sealed class PasswordFormsTests(PortalApp app)
{
    private const string Phrase = "rừng thông mưa bụi chiều";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(NormalizationForm.FormC, NormalizationForm.FormD)]
    [InlineData(NormalizationForm.FormD, NormalizationForm.FormC)]
    public async Task It_fits_in_either_form(NormalizationForm set, NormalizationForm typed)
    {
        var person = await PersonAsync(hasher => hasher.HashPassword(null!, Phrase.Normalize(set)));
        await SignsInAsync(person, Phrase.Normalize(typed));
        await SignsInAsync(person, Phrase.Replace(' ', '\u00a0'));
    }

    [Fact]
    public async Task A_hash_of_an_earlier_version_fits_once_more_and_is_renewed()
    {
        var earlier = new PasswordHasher<Person>();
        var decomposed = Phrase.Normalize(NormalizationForm.FormD);
        var person = await PersonAsync(_ => earlier.HashPassword(null!, decomposed));

        await SignsInAsync(person, decomposed);
        await SignsInAsync(person, Phrase);
    }

    [Fact]
    public async Task Another_phrase_does_not_fit_for_lack_of_marks()
    {
        var person = await PersonAsync(hasher => hasher.HashPassword(null!, Phrase));
        using var visitor = app.Guest();
        (await visitor.TryAsync(person.UserName, "rung thong mua bui chieu")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await visitor.TryAsync(person.UserName, "rừng thông mưa bụi chiều\ud800")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task SignsInAsync(TestPerson person, string password)
    {
        using var visitor = app.Guest();
        (await visitor.TryAsync(person.UserName, password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<TestPerson> PersonAsync(Func<IPasswordHasher<Person>, string> hash)
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader);
        using var scope = app.Services.CreateScope();
        var made = hash(scope.ServiceProvider.GetRequiredService<IPasswordHasher<Person>>());
        await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().People.Where(p => p.Id == person.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.PasswordHash, made), Ct);
        return person;
    }
}
