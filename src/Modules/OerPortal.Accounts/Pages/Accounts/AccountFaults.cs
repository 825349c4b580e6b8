using OerPortal.Accounts.Members;

namespace OerPortal.Accounts.Pages;

/// <summary>What a fault code says, and beside which field of a form with <c>Input.DisplayName</c>, <c>Input.Login</c>, <c>Input.Password</c>.</summary>
internal static class AccountFaults
{
    internal static string Key(string fault) => $"accounts.fault.{fault}";

    internal static string Field(string fault) => fault switch
    {
        Registration.NameMissing or Registration.NameTooLong => "Input.DisplayName",
        Registration.UserNameMalformed or Registration.EmailMalformed or Registration.NameTaken => "Input.Login",
        _ => "Input.Password",
    };
}
