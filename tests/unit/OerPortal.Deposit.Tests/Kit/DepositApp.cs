using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

[assembly: AssemblyFixture(typeof(OerPortal.Deposit.Tests.Kit.DepositApp))]

namespace OerPortal.Deposit.Tests.Kit;

/// <summary>The portal with its scanner and its workers, and programs with tokens of teachers.</summary>
public sealed class DepositApp : PortalApp
{
    internal static readonly string[] All = [Scopes.ReadId, Scopes.WriteId, Scopes.WithdrawId];

    protected override PortalAppOptions Options => new() { Settings = new Dictionary<string, string> { ["Deposit:MostMegabytesAtOnce"] = "1" } };

    public override async ValueTask InitializeAsync()
    {
        Log.Expect("ONLY TEST SIGNATURES");
        // The server in this process has no limits of its own to set; Kestrel has.
        Log.Expect("A request body size limit could not be applied");
        await base.InitializeAsync();
    }

    /// <summary>A program of a new teacher of a new school.</summary>
    internal async Task<DepositClient> NewProgramAsync() => await ProgramOfAsync(await CreatePersonAsync(SiteRole.Teacher, await CreateSchoolAsync()));

    internal async Task<DepositClient> ProgramOfAsync(TestPerson person, Site? site = null)
        => new(Guest(), person, site ?? person.Site, await this.MakeTokenAsync(person, site ?? person.Site, All));
}
