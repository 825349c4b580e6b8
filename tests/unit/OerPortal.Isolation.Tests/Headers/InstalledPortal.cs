using OerPortal.Cms.Security;
using OerPortal.Isolation.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Isolation.Tests.Headers;

/// <summary>The portal as an installation runs it, over HTTPS, with one school and its book.</summary>
public sealed class InstalledPortal : PortalApp
{
    protected override PortalAppOptions Options => new() { Environment = "Production" };

    internal SchoolThings Things { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        Log.Expect("ONLY TEST SIGNATURES");
        Log.Expect("A request body size limit could not be applied");
        await base.InitializeAsync();
        Things = new SchoolThings(this, await CreateSchoolAsync(), await CreatePersonAsync(SiteRole.PortalAdministrator));
        await Things.MakePeopleAsync();
        await Things.MakeAsync(spare: 0);
    }
}
