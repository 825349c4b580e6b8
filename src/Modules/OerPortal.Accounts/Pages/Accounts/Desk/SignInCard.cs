namespace OerPortal.Accounts.Pages;

/// <summary>What is printed for somebody who gets a password of others' making.</summary>
internal sealed record SignInCard(string DisplayName, string UserName, string Password);
