using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Deposit.Answers;
using OerPortal.Deposit.Description;
using OerPortal.Deposit.Endpoints;

namespace OerPortal.Deposit;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTokenScopes(Scopes.Read, Scopes.Write, Scopes.Withdraw);
        services.AddSingleton(configuration.GetSection("Deposit").Get<DepositSettings>() ?? new DepositSettings()).AddSingleton<RequestTurns>();
        services.AddDepositDocument();
    }

    public override void Map(IEndpointRouteBuilder routes) => routes.MapDeposit();
}
