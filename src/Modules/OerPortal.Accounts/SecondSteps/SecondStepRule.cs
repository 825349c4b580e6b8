using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.SecondSteps;

/// <summary>
/// Who must have a second step: administrators, everywhere but in development, where demo accounts stay one click. The setting
/// <c>Accounts:RequireSecondStep</c> asks for it there too; nothing switches it off elsewhere.
/// </summary>
internal sealed class SecondStepRule(IHostEnvironment environment, IConfiguration configuration)
{
    private readonly bool _isOn = !environment.IsDevelopment() || configuration.GetValue("Accounts:RequireSecondStep", false);

    internal bool Demands(IEnumerable<SiteRole> roles) => _isOn && roles.Any(r => r is SiteRole.SiteAdministrator or SiteRole.PortalAdministrator);
}
