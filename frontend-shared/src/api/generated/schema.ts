/* Generated from docs/openapi.json: npm run generate:client -w frontend-shared */
export interface paths {
    "/v1/auth/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Auth_signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Auth_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Auth_signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Auth_changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Auth_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["OwnAffiliate_change"];
        trace?: never;
    };
    "/v1/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Account_verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Account_sendVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Account_askEmailChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Account_askPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Account_resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Sessions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Sessions_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions/end-others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Sessions_endOthers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GiveFactor_giveCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/factor/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GiveFactor_requestPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/factor/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GiveFactor_givePasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/factor/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GiveFactor_givePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Factors_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/factors/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Factors_beginTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/factors/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Factors_addTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/factors/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Factors_beginPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/factors/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Factors_addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/factors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Factors_remove"];
        options?: never;
        head?: never;
        patch: operations["Factors_rename"];
        trace?: never;
    };
    "/v1/auth/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Factors_renewCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/affiliates/{id}/support-view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SupportView_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/support-view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SupportView_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/support-view/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SupportView_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/support-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SupportView_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Jwks_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/merchants/{id}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ApiKeys_list"];
        put?: never;
        post: operations["ApiKeys_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ApiKeys_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["ApiKeys_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/merchants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Merchants_list"];
        put?: never;
        post: operations["Merchants_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/merchants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Merchants_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Merchants_change"];
        trace?: never;
    };
    "/v1/programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Programs_list"];
        put?: never;
        post: operations["Programs_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Programs_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Programs_change"];
        trace?: never;
    };
    "/v1/programs/{id}/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Programs_terms"];
        put?: never;
        post: operations["Programs_addTerms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/affiliates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Affiliates_list"];
        put?: never;
        post: operations["Affiliates_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/affiliates/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Affiliates_export"];
        put?: never;
        post: operations["Affiliates_exportChosen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/affiliates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Affiliates_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Affiliates_rename"];
        trace?: never;
    };
    "/v1/programs/{id}/affiliates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Affiliates_addMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}/affiliates/{affiliateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Affiliates_changeMember"];
        trace?: never;
    };
    "/v1/me/programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnAffiliate_programs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/team/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TeamInvitations_list"];
        put?: never;
        post: operations["TeamInvitations_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/team/invitations/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["TeamInvitations_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/team/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["TeamInvitations_withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/team/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnTeamInvitations_list"];
        put?: never;
        post: operations["OwnTeamInvitations_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/team/invitations/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnTeamInvitations_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/team/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["OwnTeamInvitations_withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Team_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/team/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Team_changeRole"];
        trace?: never;
    };
    "/v1/team/{userId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Team_suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/team/{userId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Team_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnTeam_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/team/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["OwnTeam_changeRole"];
        trace?: never;
    };
    "/v1/me/team/{userId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnTeam_suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/team/{userId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnTeam_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/team/{userId}/reset-factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["TeamFactors_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/team/{userId}/reset-factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnTeamFactors_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/affiliates/{id}/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AffiliateTeam_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/affiliates/{id}/team/{userId}/reset-factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AffiliateTeam_resetFactors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/affiliates/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AffiliateAccess_list"];
        put?: never;
        post: operations["AffiliateAccess_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/affiliates/{id}/invitations/{invitationId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AffiliateAccess_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/affiliates/{id}/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["AffiliateAccess_withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/affiliates/{id}/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AffiliateAccess_changeEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/invitations/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Acceptance_find"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Acceptance_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Links_list"];
        put?: never;
        post: operations["Links_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/links/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Links_export"];
        put?: never;
        post: operations["Links_exportChosen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Links_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Links_change"];
        trace?: never;
    };
    "/v1/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Coupons_list"];
        put?: never;
        post: operations["Coupons_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coupons/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Coupons_export"];
        put?: never;
        post: operations["Coupons_exportChosen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coupons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Coupons_change"];
        trace?: never;
    };
    "/v1/conversions/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ConversionLists_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversions/new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ConversionLists_countNew"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversions/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ConversionLists_export"];
        put?: never;
        post: operations["ConversionLists_exportChosen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversions/{id}/neighbours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ConversionLists_neighbours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Conversions_list"];
        put?: never;
        post: operations["Conversions_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Conversions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversions/{id}/story": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Conversions_story"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversions/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Conversions_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversions/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Conversions_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Conversions_refundOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Commission_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commissions/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Commission_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/earnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnEarnings_earnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/affiliates/{id}/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Ledger_balances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Ledger_myBalances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Reports_query"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["LiveCounters_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Search_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Audit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/entries/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Audit_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Audit_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/security/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Alerts_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/security/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Alerts_checks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/security/alerts/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Alerts_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Views_list"];
        put?: never;
        post: operations["Views_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Views_delete"];
        options?: never;
        head?: never;
        patch: operations["Views_change"];
        trace?: never;
    };
    "/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Operations_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Operations_schedules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Operations_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptInvitationRequest: {
            token: string;
            name?: string;
            /** Format: password */
            password: string;
        };
        Accepted: {
            /** @enum {boolean} */
            accepted: true;
        };
        AcceptedInvitation: {
            email: string;
            /** @enum {string} */
            role: "owner" | "program_manager" | "finance" | "fraud_analyst" | "support" | "auditor" | "affiliate" | "affiliate_manager" | "affiliate_viewer";
        };
        AddMembershipRequest: {
            /** @example aff_01h455vb4pex5vsknk084sn02q */
            affiliateId: string;
        };
        AddPasskeyRequest: {
            credential: components["schemas"]["PasskeyAttestation"];
            /**
             * @default Passkey
             * @example Phone
             */
            name?: string;
        };
        AddTermsRequest: {
            /** @enum {string} */
            attributionModel: "last_click" | "coupon_first";
            /** @default 30 */
            windowDays?: number;
            commission: components["schemas"]["PercentCommissionInput"] | components["schemas"]["FlatCommissionInput"];
            /** @default 30 */
            holdDays?: number;
            /**
             * Format: date-time
             * @example 2026-03-01T12:00:00Z
             */
            effectiveFrom?: string;
        };
        AddTotpRequest: {
            code: string;
            /**
             * @default Authenticator app
             * @example Phone
             */
            name?: string;
        };
        AddedFactor: {
            factor: components["schemas"]["Factor"];
            recoveryCodes: string[] | null;
            session: components["schemas"]["Session"];
        };
        Affiliate: {
            id: string;
            name: string;
            email: string;
            programs: {
                programId: string;
                /** @enum {string} */
                status: "applied" | "in_review" | "approved" | "rejected" | "suspended" | "banned" | "closed";
            }[];
            /** Format: date-time */
            createdAt: string;
        };
        AffiliateBalance: {
            programId: string;
            livemode: boolean;
            currency: string;
            pending: components["schemas"]["Money"];
            approved: components["schemas"]["Money"];
            inPayout: components["schemas"]["Money"];
        };
        AffiliateBalanceList: {
            data: components["schemas"]["AffiliateBalance"][];
        };
        AffiliateEmail: {
            email: string;
            /** @description What the holder signs in with until the link in the email to the new address is used; null without a holder. */
            signInEmail: string | null;
        };
        AffiliateList: {
            data: components["schemas"]["AffiliateRow"][];
            nextCursor: string | null;
        };
        AffiliateRow: {
            id: string;
            name: string;
            email: string;
            programs: {
                programId: string;
                name: string;
                /** @enum {string} */
                status: "applied" | "in_review" | "approved" | "rejected" | "suspended" | "banned" | "closed";
            }[];
            /** Format: date-time */
            createdAt: string;
        };
        Alert: {
            id: string;
            kind: string;
            /** @enum {string} */
            severity: "info" | "warning" | "critical";
            /** @enum {string} */
            state: "open" | "resolved";
            subject: {
                /** @enum {string} */
                kind: "user" | "address";
                id: string;
                /** @description Email address of a person. */
                name: string | null;
            };
            /** @description What happened, in a sentence. */
            summary: string;
            /** @description How often it happened within the hour. */
            count: number;
            /** Format: date-time */
            firstAt: string;
            /** Format: date-time */
            lastAt: string;
            /** @description Evidence of each occurrence, oldest first; the latest twenty. */
            evidence: {
                [key: string]: string | number | null;
            }[];
            resolution: {
                /** Format: date-time */
                at: string;
                by: string;
                note: string;
            } | null;
        };
        AlertChecks: {
            checks: {
                kind: string;
                on: boolean;
                /** @description Why it is off. */
                reason: string | null;
            }[];
        };
        AlertList: {
            data: components["schemas"]["Alert"][];
            nextCursor: string | null;
        };
        ApiKey: {
            id: string;
            merchantId: string;
            /** @enum {string} */
            kind: "api" | "postback";
            livemode: boolean;
            name: string;
            createdBy: string | null;
            prefix: string;
            scopes: string[];
            /** @description The programs it is limited to. An empty list means all of the merchant. */
            programIds: string[];
            /** @description IP addresses or networks it can be used from. An empty list means anywhere. */
            allowedAddresses: string[];
            expiresAt: string | null;
            revokedAt: string | null;
            /** @description The key that this one replaces. */
            replaces: string | null;
            /** @description To the minute. */
            lastUsedAt: string | null;
            lastUsedFrom: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        ApiKeyList: {
            data: components["schemas"]["ApiKey"][];
            nextCursor: string | null;
        };
        Attribution: {
            attributed: boolean;
            reason: string;
            summary: string;
            /** @enum {string} */
            model: "last_click" | "coupon_first";
            policyVersion: number;
            shares: {
                affiliateId: string;
                numerator: number;
                denominator: number;
                touchpoint: components["schemas"]["Touchpoint"];
            }[];
            candidates: {
                /** @enum {string} */
                kind: "click" | "coupon";
                reference: string;
                affiliateId?: string;
                /** Format: date-time */
                at?: string;
                /** @enum {boolean} */
                bot?: true;
                eligible: boolean;
                reason: string;
            }[];
        };
        AuditChange: {
            kind: string;
            id: string;
            before: {
                [key: string]: unknown;
            } | null;
            after: {
                [key: string]: unknown;
            } | null;
        };
        AuditEntry: {
            id: string;
            /** Format: date-time */
            at: string;
            action: string;
            actor: {
                /** @enum {string} */
                kind: "user" | "merchant" | "system";
                /** @description Of the person, of the API key, or the name of the schedule. */
                id: string;
                /** @description Email address, or the beginning of the key. */
                name: string | null;
            };
            /** @description The affiliate whose account the actor viewed, in a support view. */
            onBehalfOf: {
                affiliateId: string;
                name: string | null;
            } | null;
            requestId: string | null;
            ip: string | null;
            userAgent: string | null;
            changes: components["schemas"]["AuditChange"][];
            /** @description What people call the things whose ids stand in the changes, by id. */
            names: {
                [key: string]: string;
            };
            /** @description Place in the hash chain; null for the first seconds. */
            seal: {
                seq: string;
                hash: string;
            } | null;
        };
        AuditEntryList: {
            data: components["schemas"]["AuditEntry"][];
            nextCursor: string | null;
        };
        AuditStatus: {
            head: {
                seq: string;
                hash: string;
                /** Format: date-time */
                sealedAt: string;
            } | null;
            unsealed: {
                entries: number;
                oldestSeconds: number;
            };
            anchor: {
                day: string;
                seq: string;
                lockedUntil: string | null;
            } | null;
        };
        ChangeAffiliateEmailRequest: {
            /**
             * Format: email
             * @example ada@example.com
             */
            email: string;
        };
        ChangeCouponRequest: {
            active: boolean;
        };
        ChangeEmailRequest: {
            /**
             * Format: email
             * @example ada@example.com
             */
            email: string;
            password: string;
        };
        ChangeLinkRequest: {
            destinationUrl?: string;
            /** @description For operators: the destination may be on no allowed domain of the program, also after the list of domains changes. */
            allowOtherDomain?: boolean;
            active?: boolean;
        };
        ChangeMembershipRequest: {
            /** @enum {string} */
            status: "in_review" | "approved" | "rejected" | "suspended" | "banned";
        };
        ChangeMerchantRequest: {
            /** @description null: the oldest active program. */
            defaultProgramId?: string | null;
        };
        ChangeOwnTeamRoleRequest: {
            /** @enum {string} */
            role: "affiliate_manager" | "affiliate_viewer";
        };
        ChangePasswordRequest: {
            currentPassword: string;
            /** Format: password */
            newPassword: string;
        };
        ChangeProfileRequest: {
            name: string;
        };
        ChangeProgramRequest: {
            name?: string;
            /** @enum {string} */
            status?: "active" | "paused" | "closed";
            clickParam?: string;
            fallbackUrl?: string | null;
            provenDomains?: string[];
        };
        ChangeTeamRoleRequest: {
            /** @enum {string} */
            role: "owner" | "program_manager" | "finance" | "fraud_analyst" | "support" | "auditor";
        };
        ChangeViewRequest: {
            /** @example On hold, large */
            name?: string;
            /**
             * @description The query string of the list's page, without `?` and without `cursor`.
             * @example status=on_hold&sort=-amount
             */
            query?: string;
            /** @description Whether colleagues see it too. */
            shared?: boolean;
            /** @description Whether the list opens with it; the one before no longer does. */
            isDefault?: boolean;
        };
        Commission: {
            id: string;
            conversionId: string;
            programId: string;
            affiliateId: string;
            livemode: boolean;
            /** @enum {string} */
            status: "pending" | "on_hold" | "approved" | "in_payout" | "paid" | "rejected" | "reversed";
            holdReason: string | null;
            amount: components["schemas"]["Money"] | null;
            reversedAmount: components["schemas"]["Money"];
            remaining: components["schemas"]["Money"] | null;
            base: components["schemas"]["Money"] | null;
            termsVersion: number;
            explanation: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            recordedAt: string;
            /** Format: date-time */
            approveAfter: string;
            approvedAt: string | null;
        };
        CommissionList: {
            data: components["schemas"]["CommissionRow"][];
            nextCursor: string | null;
        };
        CommissionRow: {
            id: string;
            conversionId: string;
            programId: string;
            affiliateId: string;
            livemode: boolean;
            /** @enum {string} */
            status: "pending" | "on_hold" | "approved" | "in_payout" | "paid" | "rejected" | "reversed";
            holdReason: string | null;
            amount: components["schemas"]["Money"] | null;
            reversedAmount: components["schemas"]["Money"];
            remaining: components["schemas"]["Money"] | null;
            base: components["schemas"]["Money"] | null;
            termsVersion: number;
            explanation: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            recordedAt: string;
            /** Format: date-time */
            approveAfter: string;
            approvedAt: string | null;
            affiliate: components["schemas"]["NamedReference"];
            program: components["schemas"]["NamedReference"];
            /** @description Its name is its code. */
            link: {
                id: string;
                name: string;
                destinationUrl: string;
            } | null;
            order: {
                /** @description The merchant's number of the order. */
                id: string;
                /** @description Name of the first item, where the merchant told it. */
                product: string | null;
                /** Format: date-time */
                occurredAt: string;
            };
        };
        Conversion: {
            id: string;
            orderId: string;
            type: string;
            merchantId: string;
            programId: string;
            livemode: boolean;
            /** @enum {string} */
            status: "recorded" | "on_hold" | "approved" | "rejected";
            holdReason: string | null;
            rejectedAt: string | null;
            /** @description In the words of whoever rejected it. The affiliates who earned from the order read it too. */
            rejectionReason: string | null;
            /** @enum {string} */
            refundState: "none" | "partial" | "full";
            amount: components["schemas"]["Money"] | null;
            tax: components["schemas"]["Money"] | null;
            shipping: components["schemas"]["Money"] | null;
            discount: components["schemas"]["Money"] | null;
            refundedAmount: components["schemas"]["Money"] | null;
            /** Format: date-time */
            occurredAt: string;
            /** Format: date-time */
            recordedAt: string;
            backdated: boolean;
            clickId: string | null;
            couponCode: string | null;
            subscriptionId: string | null;
            metadata: {
                [key: string]: unknown;
            } | null;
            attribution: components["schemas"]["Attribution"];
            commissions: components["schemas"]["Commission"][];
            refunds: components["schemas"]["Refund"][];
        };
        ConversionCustomer: {
            id?: string | null;
            emailHash?: string | null;
            isNew?: boolean | null;
            country?: string | null;
            ip?: (string) | null;
            userAgent?: string | null;
        };
        ConversionItem: {
            sku: string;
            name?: string | null;
            category?: string | null;
            quantity: number;
            amount: components["schemas"]["MoneyInput"];
        };
        ConversionList: {
            data: components["schemas"]["ConversionRow"][];
            nextCursor: string | null;
        };
        ConversionNeighbours: {
            previous: {
                id: string;
                orderId: string;
            } | null;
            next: {
                id: string;
                orderId: string;
            } | null;
            /** @description Its place in the list, from 1; null beyond the 10,000th, or when it is not in the list. */
            position: number | null;
        };
        ConversionRow: {
            id: string;
            orderId: string;
            type: string;
            merchant: components["schemas"]["NamedReference"];
            programId: string;
            program: components["schemas"]["NamedReference"];
            affiliateId: string | null;
            affiliate: components["schemas"]["NamedReference"] | null;
            /** @description The link whose click counted; its name is its code. */
            link: {
                id: string;
                name: string;
                destinationUrl: string;
            } | null;
            couponCode: string | null;
            /** @description Name of the first item, where the merchant told it. */
            product: string | null;
            livemode: boolean;
            /** @enum {string} */
            status: "recorded" | "on_hold" | "approved" | "rejected";
            holdReason: string | null;
            /** @enum {string} */
            refundState: "none" | "partial" | "full";
            amount: components["schemas"]["Money"] | null;
            refundedAmount: components["schemas"]["Money"] | null;
            /** @description All commissions of the conversion together; affiliates see their own. null: none. */
            commission: {
                /**
                 * @description `mixed`: several, in different states.
                 * @enum {string}
                 */
                status: "pending" | "on_hold" | "approved" | "in_payout" | "paid" | "rejected" | "reversed" | "mixed";
                /** @description As accrued; null while it cannot be decided. */
                amount: components["schemas"]["Money"] | null;
                reversedAmount: components["schemas"]["Money"];
                remaining: components["schemas"]["Money"] | null;
            } | null;
            attributed: boolean;
            attributionReason: string;
            /** Format: date-time */
            occurredAt: string;
            /** Format: date-time */
            recordedAt: string;
        };
        ConversionStory: {
            conversionId: string;
            events: {
                /** @enum {string} */
                kind: "clicked" | "coupon_used" | "ordered" | "recorded" | "attributed" | "not_attributed" | "accrued" | "held" | "refunded" | "refund_failed" | "rejected" | "reversed" | "approved" | "approval_due";
                /**
                 * Format: date-time
                 * @description In the future for "approval_due".
                 */
                at: string;
                amount: components["schemas"]["Money"] | null;
                affiliateId: string | null;
                reference: string | null;
                reason: string | null;
            }[];
            /** @description null: no click, or its data has expired. */
            click: {
                clickId: string;
                linkId: string;
                /** Format: date-time */
                clickedAt: string;
                bot: boolean;
                country: string | null;
                device: string | null;
                referrerHost: string | null;
                subIds: {
                    [key: string]: string;
                };
            } | null;
            postings: components["schemas"]["Posting"][];
        };
        ConversionSummary: {
            count: number;
            /** @description false: there are more than `count`; then nothing is summed. */
            exact: boolean;
            /** @description One per currency, never added up; null when not exact and for roles without amounts. */
            sums: {
                currency: string;
                amount: components["schemas"]["Money"];
                refundedAmount: components["schemas"]["Money"];
                /** @description What remains of it, in the currency of the programs. */
                commission: components["schemas"]["Money"];
            }[] | null;
        };
        Coupon: {
            id: string;
            code: string;
            programId: string;
            affiliateId: string;
            active: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        CouponList: {
            data: components["schemas"]["CouponRow"][];
            nextCursor: string | null;
        };
        CouponRow: {
            id: string;
            code: string;
            programId: string;
            affiliateId: string;
            active: boolean;
            /** Format: date-time */
            createdAt: string;
            affiliate: components["schemas"]["NamedReference"];
            program: components["schemas"]["NamedReference"];
        };
        CreateAffiliateRequest: {
            name: string;
            /**
             * Format: email
             * @example ada@example.com
             */
            email: string;
            /** Format: password */
            password?: string;
            /** @default [] */
            programIds?: string[];
        };
        CreateApiKeyRequest: {
            /** @enum {string} */
            kind: "api" | "postback";
            livemode: boolean;
            /** @description A name for people. */
            name?: string;
            /** @description When left out: conversions:write, conversions:read, reports:read. */
            scopes?: ("conversions:write" | "conversions:read" | "conversions:backdate" | "catalog:write" | "webhooks:manage" | "reports:read")[];
            /** @description The programs it is limited to; all of the merchant when left out. */
            programIds?: string[];
            /** @description Where it may be used from; anywhere when left out. */
            allowedAddresses?: string[];
            /**
             * Format: date-time
             * @description Expiry time; never when left out.
             * @example 2026-03-01T12:00:00Z
             */
            expiresAt?: string;
        };
        CreateCouponRequest: {
            /** @example prg_01h455vb4pex5vsknk084sn02q */
            programId: string;
            /** @example aff_01h455vb4pex5vsknk084sn02q */
            affiliateId: string;
            /**
             * @description As the shop knows it; compared without regard to case. Blanks around it and invisible characters are dropped.
             * @example SUMMER SALE
             */
            code: string;
        };
        CreateLinkRequest: {
            /** @example prg_01h455vb4pex5vsknk084sn02q */
            programId: string;
            /** @example aff_01h455vb4pex5vsknk084sn02q */
            affiliateId?: string;
            destinationUrl: string;
            /** @description For operators: the destination may be on no allowed domain of the program, also after the list of domains changes. */
            allowOtherDomain?: boolean;
            code?: string;
        };
        CreateMerchantRequest: {
            name: string;
            /** @default null */
            websiteUrl?: string | null;
        };
        CreateProgramRequest: {
            /** @example mer_01h455vb4pex5vsknk084sn02q */
            merchantId: string;
            name: string;
            /** @example EUR */
            currency: string;
            /** @example Europe/Berlin */
            timeZone: string;
            /** @default click_id */
            clickParam?: string;
            /** @default null */
            fallbackUrl?: string | null;
            /** @default [] */
            provenDomains?: string[];
            terms: components["schemas"]["TermsInput"];
        };
        CreateViewRequest: {
            list: components["schemas"]["ViewedList"];
            /** @example On hold, large */
            name: string;
            /**
             * @description The query string of the list's page, without `?` and without `cursor`.
             * @example status=on_hold&sort=-amount
             */
            query: string;
            /** @description Whether colleagues see it too. */
            shared: boolean;
            /** @description Whether the list opens with it; the one before no longer does. */
            isDefault: boolean;
        };
        CreatedApiKey: {
            id: string;
            merchantId: string;
            /** @enum {string} */
            kind: "api" | "postback";
            livemode: boolean;
            name: string;
            createdBy: string | null;
            prefix: string;
            scopes: string[];
            /** @description The programs it is limited to. An empty list means all of the merchant. */
            programIds: string[];
            /** @description IP addresses or networks it can be used from. An empty list means anywhere. */
            allowedAddresses: string[];
            expiresAt: string | null;
            revokedAt: string | null;
            /** @description The key that this one replaces. */
            replaces: string | null;
            /** @description To the minute. */
            lastUsedAt: string | null;
            lastUsedFrom: string | null;
            /** Format: date-time */
            createdAt: string;
            secret: string | null;
        };
        EndedSessions: {
            ended: number;
        };
        ExportAffiliatesRequest: {
            /** @description The rows that the file is to hold. */
            ids: string[];
        };
        ExportConversionsRequest: {
            /** @description The rows that the file is to hold. */
            ids: string[];
        };
        ExportCouponsRequest: {
            /** @description The rows that the file is to hold. */
            ids: string[];
        };
        ExportLinksRequest: {
            /** @description The rows that the file is to hold. */
            ids: string[];
        };
        Factor: {
            id: string;
            /** @enum {string} */
            kind: "totp" | "passkey";
            name: string;
            lastUsedAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        FactorList: {
            data: components["schemas"]["Factor"][];
            recoveryCodesLeft: number;
            passkeyOrigin: string;
        };
        FindInvitationRequest: {
            token: string;
        };
        FlatCommissionInput: {
            /** @enum {string} */
            kind: "flat";
            /** @example 12.34 */
            amount: string;
        };
        ForgotPasswordRequest: {
            /**
             * Format: email
             * @example ada@example.com
             */
            email: string;
        };
        GiveCodeRequest: {
            code: string;
        };
        GivePasskeyRequest: {
            credential: components["schemas"]["PasskeyAssertion"];
        };
        GivePasswordRequest: {
            currentPassword: string;
        };
        Health: {
            /** @constant */
            status: "ok";
        };
        Invitation: {
            id: string;
            email: string;
            /** @enum {string} */
            role: "owner" | "program_manager" | "finance" | "fraud_analyst" | "support" | "auditor" | "affiliate" | "affiliate_manager" | "affiliate_viewer";
            /** @enum {string} */
            state: "open" | "expired" | "accepted" | "withdrawn";
            /** Format: date-time */
            sentAt: string;
            /** Format: date-time */
            expiresAt: string;
            acceptedAt: string | null;
        };
        InvitationList: {
            data: components["schemas"]["Invitation"][];
            nextCursor: string | null;
        };
        InviteToOwnTeamRequest: {
            /**
             * Format: email
             * @example ada@example.com
             */
            email: string;
            /** @enum {string} */
            role: "affiliate_manager" | "affiliate_viewer";
        };
        InviteToTeamRequest: {
            /**
             * Format: email
             * @example ada@example.com
             */
            email: string;
            /** @enum {string} */
            role: "owner" | "program_manager" | "finance" | "fraud_analyst" | "support" | "auditor";
        };
        Job: {
            id: string;
            /** @example mail */
            kind: string;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "dead";
            /** @description Whose work it is; null for the installation itself. */
            tenant: string | null;
            attempts: number;
            /** @description Why the latest failed attempt failed. */
            lastError: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description Of a waiting job. */
            nextAttemptAt: string | null;
            finishedAt: string | null;
            /** @description Whether it can be replayed: it is dead, and what it is about is kept. */
            replayable: boolean;
        };
        JobList: {
            data: components["schemas"]["Job"][];
            nextCursor: string | null;
        };
        Jwk: {
            kid: string;
            /** @enum {string} */
            kty: "OKP";
            /** @enum {string} */
            crv: "Ed25519";
            x: string;
            /** @enum {string} */
            use: "sig";
            /** @enum {string} */
            alg: "EdDSA";
        };
        JwkSet: {
            keys: components["schemas"]["Jwk"][];
        };
        Link: {
            id: string;
            code: string;
            url: string;
            programId: string;
            affiliateId: string;
            destinationUrl: string;
            /**
             * @description allowed: on an allowed domain of the program. confirmed: on none, and an operator allowed it. stopping: no longer on one; from stopsAt on visitors get the fallback. stopped: they do already.
             * @enum {string}
             */
            destinationState: "allowed" | "confirmed" | "stopping" | "stopped";
            stopsAt: string | null;
            active: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        LinkList: {
            data: components["schemas"]["LinkRow"][];
            nextCursor: string | null;
        };
        LinkRow: {
            id: string;
            code: string;
            url: string;
            programId: string;
            affiliateId: string;
            destinationUrl: string;
            /**
             * @description allowed: on an allowed domain of the program. confirmed: on none, and an operator allowed it. stopping: no longer on one; from stopsAt on visitors get the fallback. stopped: they do already.
             * @enum {string}
             */
            destinationState: "allowed" | "confirmed" | "stopping" | "stopped";
            stopsAt: string | null;
            active: boolean;
            /** Format: date-time */
            createdAt: string;
            affiliate: components["schemas"]["NamedReference"];
            program: components["schemas"]["NamedReference"];
        };
        LiveCounters: {
            /** Format: date-time */
            at: string;
            clicksLastMinute: number;
            clicksToday: number;
            conversionsToday: number;
            revenueToday: components["schemas"]["Money"][];
            commissionToday: components["schemas"]["Money"][];
        };
        Membership: {
            programId: string;
            affiliateId: string;
            /** @enum {string} */
            status: "applied" | "in_review" | "approved" | "rejected" | "suspended" | "banned" | "closed";
        };
        Merchant: {
            id: string;
            name: string;
            websiteUrl: string | null;
            /** @description Where orders go that name no program and come without evidence of one; null: the oldest active program. */
            defaultProgramId: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        MerchantList: {
            data: components["schemas"]["MerchantRow"][];
            nextCursor: string | null;
        };
        MerchantRow: {
            id: string;
            name: string;
            websiteUrl: string | null;
            /** @description Where orders go that name no program and come without evidence of one; null: the oldest active program. */
            defaultProgramId: string | null;
            /** Format: date-time */
            createdAt: string;
            programs: number;
            /** @description Active credentials in the requested mode: neither revoked nor expired. */
            keys: number;
        };
        Money: {
            amount: string;
            currency: string;
        };
        MoneyInput: {
            /** @example 12.34 */
            amount: string;
            /** @example EUR */
            currency: string;
        };
        NamedReference: {
            id: string;
            name: string;
        };
        NewConversions: {
            count: number;
            /** @description false: there are more than `count`. */
            exact: boolean;
        };
        OpenInvitation: {
            email: string;
            /** @enum {string} */
            role: "owner" | "program_manager" | "finance" | "fraud_analyst" | "support" | "auditor" | "affiliate" | "affiliate_manager" | "affiliate_viewer";
            /** @description Null for the operator's team. */
            affiliateName: string | null;
            /** Format: date-time */
            expiresAt: string;
        };
        OpenSession: {
            id: string;
            device: string;
            ip: string;
            userAgent: string | null;
            /** Format: date-time */
            begunAt: string;
            /** Format: date-time */
            lastUsedAt: string;
            /** Format: date-time */
            endsAt: string;
            current: boolean;
        };
        OpenSessionList: {
            data: components["schemas"]["OpenSession"][];
        };
        OpenSupportViewRequest: {
            code: string;
        };
        OpenedSupportView: {
            accessToken: string;
            /** Format: date-time */
            expiresAt: string;
            reason: string;
            affiliateName: string;
            /** @description The viewer, with the permissions of the account they view. */
            user: components["schemas"]["User"];
        };
        OwnProgram: {
            name: string;
            currency: string;
            timeZone: string;
            /** @enum {string} */
            status: "active" | "paused" | "closed";
            terms: components["schemas"]["Terms"];
            /** @description The terms that take effect after the present ones, if there are any. */
            upcomingTerms: components["schemas"]["Terms"] | null;
            provenDomains: string[];
            /** @description Where links may lead, with subdomains: provenDomains, or without any the merchant's website. Empty: only where an operator confirms it. */
            allowedDomains: string[];
            fallbackUrl: string | null;
            programId: string;
            /** @enum {string} */
            membership: "applied" | "in_review" | "approved" | "rejected" | "suspended" | "banned" | "closed";
        };
        OwnProgramList: {
            data: components["schemas"]["OwnProgram"][];
            nextCursor: null;
        };
        PasskeyAssertion: {
            id: string;
            rawId: string;
            /** @enum {string} */
            type: "public-key";
            /** @default {} */
            clientExtensionResults?: {
                [key: string]: unknown;
            };
            response: {
                clientDataJSON: string;
                authenticatorData: string;
                signature: string;
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        PasskeyAttestation: {
            id: string;
            rawId: string;
            /** @enum {string} */
            type: "public-key";
            /** @default {} */
            clientExtensionResults?: {
                [key: string]: unknown;
            };
            response: {
                clientDataJSON: string;
                attestationObject: string;
                transports?: string[];
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        PasskeyCreationOptions: {
            challenge: string;
            rp: {
                id: string;
                name: string;
            } & {
                [key: string]: unknown;
            };
            user: {
                id: string;
                name: string;
                displayName: string;
            } & {
                [key: string]: unknown;
            };
            pubKeyCredParams: ({
                alg: number;
                type: string;
            } & {
                [key: string]: unknown;
            })[];
            excludeCredentials: ({
                id: string;
                type: string;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        PasskeyRequestOptions: {
            challenge: string;
            rpId: string;
            allowCredentials: ({
                id: string;
                type: string;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        PercentCommissionInput: {
            /** @enum {string} */
            kind: "percent";
            /** @example 7.5 */
            percent: string;
            /** @enum {string} */
            base: "gross" | "net";
        };
        Posting: {
            id: string;
            kind: string;
            /** @description The decision that caused the posting. A cause posts once. */
            cause: string;
            bookingDate: string;
            /** Format: date-time */
            recordedAt: string;
            lines: {
                account: string;
                debit: components["schemas"]["Money"] | null;
                credit: components["schemas"]["Money"] | null;
            }[];
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            requestId?: string;
            errors?: {
                path: string;
                message: string;
                /** @description Kind of the fault, such as too_long. */
                code?: string;
                /** @description The bound that was passed. */
                limit?: number;
            }[];
        };
        Program: {
            id: string;
            merchantId: string;
            name: string;
            currency: string;
            timeZone: string;
            /** @enum {string} */
            status: "active" | "paused" | "closed";
            clickParam: string;
            fallbackUrl: string | null;
            provenDomains: string[];
            /** @description Where links may lead, with subdomains: provenDomains, or without any the merchant's website. Empty: only where an operator confirms it. */
            allowedDomains: string[];
            terms: components["schemas"]["Terms"];
            /** @description The terms that take effect after the present ones, if there are any. */
            upcomingTerms: components["schemas"]["Terms"] | null;
            /** Format: date-time */
            createdAt: string;
        };
        ProgramEarnings: {
            programId: string;
            programName: string;
            currency: string;
            timeZone: string;
            states: {
                /** @enum {string} */
                status: "pending" | "on_hold" | "approved" | "in_payout" | "paid" | "rejected" | "reversed";
                count: number;
                amount: components["schemas"]["Money"] | null;
                /** @description What refunds and rejections took back of what is in this state. */
                reversedAmount: components["schemas"]["Money"];
            }[];
            next: {
                date: string;
                /** Format: date-time */
                at: string;
                count: number;
                amount: components["schemas"]["Money"];
            } | null;
        };
        ProgramEarningsList: {
            data: components["schemas"]["ProgramEarnings"][];
            nextCursor: null;
        };
        ProgramList: {
            data: components["schemas"]["Program"][];
            nextCursor: string | null;
        };
        QueryReportRequest: {
            /**
             * @description A time, or a date: the beginning of that day in the time zone.
             * @example 2026-03-01
             */
            from: string;
            /**
             * @description A time (not included), or a date: the end of that day in the time zone. At most 400 days after "from". Times are widened to quarter hours.
             * @example 2026-03-31
             */
            to: string;
            /**
             * @description IANA time zone in which days begin and end.
             * @default UTC
             * @example Europe/Berlin
             */
            timeZone?: string;
            /**
             * @description Dimensions, in this order. Rows are always split by currency.
             * @default []
             */
            groupBy?: ("day" | "link" | "affiliate" | "program" | "currency")[];
            /** @default {} */
            filters?: {
                /** @example prg_01h455vb4pex5vsknk084sn02q */
                programId?: string;
                /** @example aff_01h455vb4pex5vsknk084sn02q */
                affiliateId?: string;
                /** @example lnk_01h455vb4pex5vsknk084sn02q */
                linkId?: string;
                /** @example EUR */
                currency?: string;
                /** @description Live data (the default) or test data; never both. */
                livemode?: boolean;
            };
            /**
             * @description The largest first, instead of by the keys of "groupBy". Revenue and commission require "filters.currency": amounts of different currencies have no order.
             * @enum {string}
             */
            orderBy?: "clicks" | "conversions" | "revenue" | "commission";
            /** @default 1000 */
            limit?: number;
        };
        Readiness: {
            /** @enum {string} */
            status: "ready" | "not_ready";
            checks: {
                [key: string]: "ok" | "not_ok";
            };
        };
        RecordConversionRequest: {
            /** @description Printable text without leading or trailing spaces, control or formatting characters. */
            orderId: string;
            type?: string | null;
            programId?: string | null;
            clickId?: string | null;
            couponCode?: string | null;
            subscriptionId?: string | null;
            customer?: components["schemas"]["ConversionCustomer"] | null;
            amount?: components["schemas"]["MoneyInput"] | null;
            tax?: components["schemas"]["MoneyInput"] | null;
            shipping?: components["schemas"]["MoneyInput"] | null;
            discount?: components["schemas"]["MoneyInput"] | null;
            items?: components["schemas"]["ConversionItem"][] | null;
            occurredAt?: string | null;
            metadata?: {
                [key: string]: string | number | boolean | null;
            } | null;
        };
        RecoveryCodes: {
            codes: string[];
        };
        Refund: {
            id: string;
            refundId: string;
            orderId: string;
            type: string;
            /** @enum {string} */
            status: "applied" | "parked" | "rejected" | "expired";
            conversionId: string | null;
            amount: components["schemas"]["Money"] | null;
            /** @description Internal: empty for affiliates. */
            reason: string;
            /** @description What the affiliates who earned from the order read. */
            noteToAffiliate: string | null;
            /** Format: date-time */
            recordedAt: string;
            appliedAt: string | null;
            /** @description Stable code of why it was rejected or has expired; the same refund id may be reported again. */
            failureReason: string | null;
            /** @description The same in a sentence. */
            failureMessage: string | null;
            failedAt: string | null;
        };
        RefundConversionRequest: {
            /** @description Printable text without leading or trailing spaces, control or formatting characters. */
            refundId?: string;
            amount?: components["schemas"]["MoneyInput"];
            /** @description Internal: affiliates never see it. */
            reason: string;
            /** @description Shown with the refund to the affiliates who earned from the order. */
            noteToAffiliate?: string;
        };
        RefundOrderRequest: {
            /** @description Printable text without leading or trailing spaces, control or formatting characters. */
            refundId: string;
            amount?: components["schemas"]["MoneyInput"];
            /** @description Internal: affiliates never see it. */
            reason: string;
            /** @description Shown with the refund to the affiliates who earned from the order. */
            noteToAffiliate?: string;
            /** @description Printable text without leading or trailing spaces, control or formatting characters. */
            orderId: string;
            /** @default sale */
            type?: string;
        };
        RefundResult: {
            refund: components["schemas"]["Refund"];
            conversion: components["schemas"]["Conversion"];
        };
        RejectConversionRequest: {
            /** @description Read word for word by the merchant and by the affiliates who earned from the order. */
            reason: string;
        };
        RenameAffiliateRequest: {
            name: string;
        };
        RenameFactorRequest: {
            /** @example Phone */
            name: string;
        };
        Report: {
            data: components["schemas"]["ReportRow"][];
            timeZone: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** @description More rows than "limit" exist. */
            truncated: boolean;
        };
        ReportRow: {
            /**
             * @description Civil date in the time zone.
             * @example 2026-03-10
             */
            day?: string;
            programId?: string;
            /** @description null: not attributed. */
            affiliateId?: string | null;
            /** @description null: not by a link. */
            linkId?: string | null;
            currency: string;
            /** @description Clicks without bots, under the currency of their program. */
            clicks: number;
            botClicks: number;
            /** @description Conversions, under the currency of their program. One that several affiliates share counts for each by its share, with up to six decimals, and adds up to one. */
            conversions: number;
            /** @description Amounts paid by customers less refunds, in the currency of the orders. */
            revenue: components["schemas"]["Money"];
            /** @description Commissions less reversals. */
            commission: components["schemas"]["Money"];
            /** @description Conversions per click, six decimals; null without clicks. */
            cr: string | null;
            /** @description Commission per click, four decimals; null without clicks. */
            epc: string | null;
        };
        ResetPasswordRequest: {
            token: string;
            /** Format: password */
            password: string;
        };
        ResolveAlertRequest: {
            /** @description What it was and what was done. */
            note: string;
        };
        RotateApiKeyRequest: {
            /** @description How long the old key keeps working, in seconds. 0 revokes it immediately. */
            overlapHours: number;
        };
        SavedView: {
            id: string;
            list: components["schemas"]["ViewedList"];
            name: string;
            /** @description The query string of the list's page, without `?`. */
            query: string;
            shared: boolean;
            /** @description Whether the caller's list opens with it; never true for a colleague's. */
            isDefault: boolean;
            /** @description The caller's own; only those can be changed. */
            own: boolean;
            owner: components["schemas"]["NamedReference"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        SavedViewList: {
            data: components["schemas"]["SavedView"][];
        };
        Schedule: {
            /** @example seal-audit */
            name: string;
            /**
             * @description Cron expression; with seconds where it has six fields.
             * @example 0 3 * * *
             */
            cron: string;
            timeZone: string;
            /**
             * @description What becomes of runs that were missed.
             * @enum {string}
             */
            missed: "run_once" | "skip";
            running: boolean;
            /** Format: date-time */
            nextRunAt: string;
            lastRunAt: string | null;
            lastSuccessAt: string | null;
            /** @description Why the last run failed; null when it did not. */
            lastError: string | null;
        };
        Schedules: {
            schedules: components["schemas"]["Schedule"][];
        };
        SearchResult: {
            /** @enum {string} */
            kind: "merchant" | "program" | "affiliate" | "link" | "coupon" | "conversion" | "refund" | "apiKey" | "person";
            id: string;
            /** @description Name, code, order id, refund id or email address. */
            title: string;
            /** @description Email address, destination, currency, whose it is, or order and status. */
            detail: string | null;
            amount: components["schemas"]["Money"] | null;
            merchantId: string | null;
            programId: string | null;
            affiliateId: string | null;
            /** @description Of a refund. */
            orderId: string | null;
            /** @description Of a refund; null while its sale is unknown. */
            conversionId: string | null;
        };
        SearchResultList: {
            data: components["schemas"]["SearchResult"][];
        };
        Session: {
            accessToken: string;
            expiresIn: number;
            user: components["schemas"]["User"];
            /** @enum {string} */
            stage: "full" | "factor" | "enrol";
            factors: ("totp" | "passkey")[];
        };
        SignInRequest: {
            email: string;
            password: string;
            code?: string;
        };
        StartSupportViewRequest: {
            /** @description Reason. Shown to the affiliate. */
            reason: string;
        };
        StartedSupportView: {
            id: string;
            affiliateId: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description For `POST /v1/auth/support-view`, once. */
            code: string;
            /** @description Seconds. */
            codeExpiresIn: number;
        };
        SupportView: {
            id: string;
            reason: string;
            /** Format: date-time */
            startedAt: string;
            /**
             * Format: date-time
             * @description When it ended, or will end.
             */
            endedAt: string;
        };
        SupportViewList: {
            data: components["schemas"]["SupportView"][];
            nextCursor: string | null;
        };
        TeamMember: {
            id: string;
            email: string;
            name: string | null;
            /** @enum {string} */
            role: "owner" | "program_manager" | "finance" | "fraud_analyst" | "support" | "auditor" | "affiliate" | "affiliate_manager" | "affiliate_viewer";
            /** @enum {string} */
            state: "active" | "suspended";
            lastSignInAt: string | null;
        };
        TeamMemberList: {
            data: components["schemas"]["TeamMember"][];
            nextCursor: string | null;
        };
        Terms: {
            version: number;
            /** Format: date-time */
            effectiveFrom: string;
            /** @enum {string} */
            attributionModel: "last_click" | "coupon_first";
            windowDays: number;
            commission: {
                /** @enum {string} */
                kind: "percent";
                percent: string;
                /** @enum {string} */
                base: "gross" | "net";
            } | {
                /** @enum {string} */
                kind: "flat";
                amount: string;
            };
            holdDays: number;
        };
        TermsInput: {
            /** @enum {string} */
            attributionModel: "last_click" | "coupon_first";
            /** @default 30 */
            windowDays?: number;
            commission: components["schemas"]["PercentCommissionInput"] | components["schemas"]["FlatCommissionInput"];
            /** @default 30 */
            holdDays?: number;
        };
        TermsList: {
            data: components["schemas"]["Terms"][];
        };
        TotpSetUp: {
            secret: string;
            uri: string;
        };
        Touchpoint: {
            /** @enum {string} */
            kind: "click" | "coupon";
            reference: string;
            /** Format: date-time */
            at?: string;
        };
        User: {
            id: string;
            email: string;
            emailVerified: boolean;
            /** @enum {string} */
            role: "owner" | "program_manager" | "finance" | "fraud_analyst" | "support" | "auditor" | "affiliate" | "affiliate_manager" | "affiliate_viewer";
            affiliateId: string | null;
            permissions: string[];
        };
        VerifyEmailRequest: {
            token: string;
        };
        /** @enum {string} */
        ViewedList: "conversions" | "affiliates" | "links" | "coupons" | "programs" | "merchants" | "team" | "audit" | "alerts";
    };
    responses: {
        /** @description Too many requests. Wait as long as `Retry-After` says; docs/limits.md has the limits. */
        TooManyRequests: {
            headers: {
                /** @description Seconds until it makes sense to try again. */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A store cannot be reached. Send the same again, with the same `Idempotency-Key`, after `Retry-After`. */
        Unavailable: {
            headers: {
                /** @description Seconds until it makes sense to try again. */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type AcceptInvitationRequest = components['schemas']['AcceptInvitationRequest'];
export type Accepted = components['schemas']['Accepted'];
export type AcceptedInvitation = components['schemas']['AcceptedInvitation'];
export type AddMembershipRequest = components['schemas']['AddMembershipRequest'];
export type AddPasskeyRequest = components['schemas']['AddPasskeyRequest'];
export type AddTermsRequest = components['schemas']['AddTermsRequest'];
export type AddTotpRequest = components['schemas']['AddTotpRequest'];
export type AddedFactor = components['schemas']['AddedFactor'];
export type Affiliate = components['schemas']['Affiliate'];
export type AffiliateBalance = components['schemas']['AffiliateBalance'];
export type AffiliateBalanceList = components['schemas']['AffiliateBalanceList'];
export type AffiliateEmail = components['schemas']['AffiliateEmail'];
export type AffiliateList = components['schemas']['AffiliateList'];
export type AffiliateRow = components['schemas']['AffiliateRow'];
export type Alert = components['schemas']['Alert'];
export type AlertChecks = components['schemas']['AlertChecks'];
export type AlertList = components['schemas']['AlertList'];
export type ApiKey = components['schemas']['ApiKey'];
export type ApiKeyList = components['schemas']['ApiKeyList'];
export type Attribution = components['schemas']['Attribution'];
export type AuditChange = components['schemas']['AuditChange'];
export type AuditEntry = components['schemas']['AuditEntry'];
export type AuditEntryList = components['schemas']['AuditEntryList'];
export type AuditStatus = components['schemas']['AuditStatus'];
export type ChangeAffiliateEmailRequest = components['schemas']['ChangeAffiliateEmailRequest'];
export type ChangeCouponRequest = components['schemas']['ChangeCouponRequest'];
export type ChangeEmailRequest = components['schemas']['ChangeEmailRequest'];
export type ChangeLinkRequest = components['schemas']['ChangeLinkRequest'];
export type ChangeMembershipRequest = components['schemas']['ChangeMembershipRequest'];
export type ChangeMerchantRequest = components['schemas']['ChangeMerchantRequest'];
export type ChangeOwnTeamRoleRequest = components['schemas']['ChangeOwnTeamRoleRequest'];
export type ChangePasswordRequest = components['schemas']['ChangePasswordRequest'];
export type ChangeProfileRequest = components['schemas']['ChangeProfileRequest'];
export type ChangeProgramRequest = components['schemas']['ChangeProgramRequest'];
export type ChangeTeamRoleRequest = components['schemas']['ChangeTeamRoleRequest'];
export type ChangeViewRequest = components['schemas']['ChangeViewRequest'];
export type Commission = components['schemas']['Commission'];
export type CommissionList = components['schemas']['CommissionList'];
export type CommissionRow = components['schemas']['CommissionRow'];
export type Conversion = components['schemas']['Conversion'];
export type ConversionCustomer = components['schemas']['ConversionCustomer'];
export type ConversionItem = components['schemas']['ConversionItem'];
export type ConversionList = components['schemas']['ConversionList'];
export type ConversionNeighbours = components['schemas']['ConversionNeighbours'];
export type ConversionRow = components['schemas']['ConversionRow'];
export type ConversionStory = components['schemas']['ConversionStory'];
export type ConversionSummary = components['schemas']['ConversionSummary'];
export type Coupon = components['schemas']['Coupon'];
export type CouponList = components['schemas']['CouponList'];
export type CouponRow = components['schemas']['CouponRow'];
export type CreateAffiliateRequest = components['schemas']['CreateAffiliateRequest'];
export type CreateApiKeyRequest = components['schemas']['CreateApiKeyRequest'];
export type CreateCouponRequest = components['schemas']['CreateCouponRequest'];
export type CreateLinkRequest = components['schemas']['CreateLinkRequest'];
export type CreateMerchantRequest = components['schemas']['CreateMerchantRequest'];
export type CreateProgramRequest = components['schemas']['CreateProgramRequest'];
export type CreateViewRequest = components['schemas']['CreateViewRequest'];
export type CreatedApiKey = components['schemas']['CreatedApiKey'];
export type EndedSessions = components['schemas']['EndedSessions'];
export type ExportAffiliatesRequest = components['schemas']['ExportAffiliatesRequest'];
export type ExportConversionsRequest = components['schemas']['ExportConversionsRequest'];
export type ExportCouponsRequest = components['schemas']['ExportCouponsRequest'];
export type ExportLinksRequest = components['schemas']['ExportLinksRequest'];
export type Factor = components['schemas']['Factor'];
export type FactorList = components['schemas']['FactorList'];
export type FindInvitationRequest = components['schemas']['FindInvitationRequest'];
export type FlatCommissionInput = components['schemas']['FlatCommissionInput'];
export type ForgotPasswordRequest = components['schemas']['ForgotPasswordRequest'];
export type GiveCodeRequest = components['schemas']['GiveCodeRequest'];
export type GivePasskeyRequest = components['schemas']['GivePasskeyRequest'];
export type GivePasswordRequest = components['schemas']['GivePasswordRequest'];
export type Health = components['schemas']['Health'];
export type Invitation = components['schemas']['Invitation'];
export type InvitationList = components['schemas']['InvitationList'];
export type InviteToOwnTeamRequest = components['schemas']['InviteToOwnTeamRequest'];
export type InviteToTeamRequest = components['schemas']['InviteToTeamRequest'];
export type Job = components['schemas']['Job'];
export type JobList = components['schemas']['JobList'];
export type Jwk = components['schemas']['Jwk'];
export type JwkSet = components['schemas']['JwkSet'];
export type Link = components['schemas']['Link'];
export type LinkList = components['schemas']['LinkList'];
export type LinkRow = components['schemas']['LinkRow'];
export type LiveCounters = components['schemas']['LiveCounters'];
export type Membership = components['schemas']['Membership'];
export type Merchant = components['schemas']['Merchant'];
export type MerchantList = components['schemas']['MerchantList'];
export type MerchantRow = components['schemas']['MerchantRow'];
export type Money = components['schemas']['Money'];
export type MoneyInput = components['schemas']['MoneyInput'];
export type NamedReference = components['schemas']['NamedReference'];
export type NewConversions = components['schemas']['NewConversions'];
export type OpenInvitation = components['schemas']['OpenInvitation'];
export type OpenSession = components['schemas']['OpenSession'];
export type OpenSessionList = components['schemas']['OpenSessionList'];
export type OpenSupportViewRequest = components['schemas']['OpenSupportViewRequest'];
export type OpenedSupportView = components['schemas']['OpenedSupportView'];
export type OwnProgram = components['schemas']['OwnProgram'];
export type OwnProgramList = components['schemas']['OwnProgramList'];
export type PasskeyAssertion = components['schemas']['PasskeyAssertion'];
export type PasskeyAttestation = components['schemas']['PasskeyAttestation'];
export type PasskeyCreationOptions = components['schemas']['PasskeyCreationOptions'];
export type PasskeyRequestOptions = components['schemas']['PasskeyRequestOptions'];
export type PercentCommissionInput = components['schemas']['PercentCommissionInput'];
export type Posting = components['schemas']['Posting'];
export type Problem = components['schemas']['Problem'];
export type Program = components['schemas']['Program'];
export type ProgramEarnings = components['schemas']['ProgramEarnings'];
export type ProgramEarningsList = components['schemas']['ProgramEarningsList'];
export type ProgramList = components['schemas']['ProgramList'];
export type QueryReportRequest = components['schemas']['QueryReportRequest'];
export type Readiness = components['schemas']['Readiness'];
export type RecordConversionRequest = components['schemas']['RecordConversionRequest'];
export type RecoveryCodes = components['schemas']['RecoveryCodes'];
export type Refund = components['schemas']['Refund'];
export type RefundConversionRequest = components['schemas']['RefundConversionRequest'];
export type RefundOrderRequest = components['schemas']['RefundOrderRequest'];
export type RefundResult = components['schemas']['RefundResult'];
export type RejectConversionRequest = components['schemas']['RejectConversionRequest'];
export type RenameAffiliateRequest = components['schemas']['RenameAffiliateRequest'];
export type RenameFactorRequest = components['schemas']['RenameFactorRequest'];
export type Report = components['schemas']['Report'];
export type ReportRow = components['schemas']['ReportRow'];
export type ResetPasswordRequest = components['schemas']['ResetPasswordRequest'];
export type ResolveAlertRequest = components['schemas']['ResolveAlertRequest'];
export type RotateApiKeyRequest = components['schemas']['RotateApiKeyRequest'];
export type SavedView = components['schemas']['SavedView'];
export type SavedViewList = components['schemas']['SavedViewList'];
export type Schedule = components['schemas']['Schedule'];
export type Schedules = components['schemas']['Schedules'];
export type SearchResult = components['schemas']['SearchResult'];
export type SearchResultList = components['schemas']['SearchResultList'];
export type Session = components['schemas']['Session'];
export type SignInRequest = components['schemas']['SignInRequest'];
export type StartSupportViewRequest = components['schemas']['StartSupportViewRequest'];
export type StartedSupportView = components['schemas']['StartedSupportView'];
export type SupportView = components['schemas']['SupportView'];
export type SupportViewList = components['schemas']['SupportViewList'];
export type TeamMember = components['schemas']['TeamMember'];
export type TeamMemberList = components['schemas']['TeamMemberList'];
export type Terms = components['schemas']['Terms'];
export type TermsInput = components['schemas']['TermsInput'];
export type TermsList = components['schemas']['TermsList'];
export type TotpSetUp = components['schemas']['TotpSetUp'];
export type Touchpoint = components['schemas']['Touchpoint'];
export type User = components['schemas']['User'];
export type VerifyEmailRequest = components['schemas']['VerifyEmailRequest'];
export type ViewedList = components['schemas']['ViewedList'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseUnavailable = components['responses']['Unavailable'];
export type $defs = Record<string, never>;
export interface operations {
    Auth_signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description An access token; the refresh token is set as a cookie. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Auth_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The next access token; the cookie is replaced. A refresh token works once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Auth_signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session was ended and its cookie removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Auth_changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            /** @description The password was changed; all other sessions of the account end within ten minutes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Auth_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who the access token belongs to. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnAffiliate_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeProfileRequest"];
            };
        };
        responses: {
            /** @description The affiliate after the change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Affiliate"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Account_verifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyEmailRequest"];
            };
        };
        responses: {
            /** @description The address is confirmed. A link works once and expires in 24 hours; only the latest one works. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Account_sendVerification: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A new link was sent to the account’s address, if it is not confirmed yet. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Account_askEmailChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeEmailRequest"];
            };
        };
        responses: {
            /** @description A link was sent to the new address, which takes effect once the link is used. The current address is notified. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Account_askPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPasswordRequest"];
            };
        };
        responses: {
            /** @description The same response whether or not the account exists; the rest happens by email. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Account_resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordRequest"];
            };
        };
        responses: {
            /** @description The password was changed and all sessions of the account end within ten minutes. Sign in with the new password. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sessions_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the caller is signed in, used last first, a hundred at most. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenSessionList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sessions_end: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session was ended; its access token expires within ten minutes. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sessions_endOthers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All other sessions were ended; their access tokens expire within ten minutes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GiveFactor_giveCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveCodeRequest"];
            };
        };
        responses: {
            /** @description The session with its next access token; the code is used up. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GiveFactor_requestPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description WebAuthn request options for the browser; they expire in 5 minutes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRequestOptions"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GiveFactor_givePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivePasskeyRequest"];
            };
        };
        responses: {
            /** @description The session with its next access token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GiveFactor_givePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivePasswordRequest"];
            };
        };
        responses: {
            /** @description Verification by password, for people without two-step verification. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Factors_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller's verification methods, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactorList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Factors_beginTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A secret for an authenticator app. It is active once a code of it was verified. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpSetUp"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Factors_addTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddTotpRequest"];
            };
        };
        responses: {
            /** @description The authenticator app was added, and this session is verified. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedFactor"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Factors_beginPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description WebAuthn creation options for the browser; they expire in 5 minutes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyCreationOptions"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Factors_addPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPasskeyRequest"];
            };
        };
        responses: {
            /** @description The passkey was added, and this session is verified. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedFactor"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Factors_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The method was removed. An operator's last one cannot be removed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Factors_rename: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameFactorRequest"];
            };
        };
        responses: {
            /** @description The factor under its new name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Factor"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Factors_renewCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ten new recovery codes, shown only once; earlier codes stop working. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SupportView_start: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartSupportViewRequest"];
            };
        };
        responses: {
            /** @description A read-only view of the affiliate app as this affiliate sees it, for 15 minutes. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedSupportView"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SupportView_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenSupportViewRequest"];
            };
        };
        responses: {
            /** @description The access token of a support view in exchange for its code, which works once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedSupportView"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SupportView_end: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The support view of this access token was ended. Other tokens get 403. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SupportView_list: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Support visits to the account with their reasons, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportViewList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Jwks_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The public keys of access tokens; the first one signs now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JwkSet"];
                };
            };
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_list: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Live data (the default) or test data; never both. Merchants get what their key is for. */
                livemode?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A merchant's credentials of one mode, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            /** @description The credential with its secret, which is shown only once. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_rotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateApiKeyRequest"];
            };
        };
        responses: {
            /** @description The new credential with its secret, which is shown only once. The old credential is refused after the overlap. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_revoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The revoked credential. Requests with it are refused within five seconds. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Merchants_list: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Part of the name, or an id. */
                q?: string;
                /** @description Live data (the default) or test data; never both. Merchants get what their key is for. */
                livemode?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All merchants, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerchantList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Merchants_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateMerchantRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merchant"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Merchants_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merchant"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Merchants_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMerchantRequest"];
            };
        };
        responses: {
            /** @description The merchant after the change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merchant"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Programs_list: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                merchantId?: string;
                /** @description Part of the name, or an id. */
                q?: string;
                /** @description Only these, separated by commas; at most 200. */
                ids?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Programs, newest first; merchants see their own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Programs_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateProgramRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Programs_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Programs_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeProgramRequest"];
            };
        };
        responses: {
            /** @description The program after the change. By setting provenDomains you confirm that the merchant owns them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Programs_terms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every version, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermsList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Programs_addTerms: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddTermsRequest"];
            };
        };
        responses: {
            /** @description The new version. Earlier decisions keep their version. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Terms"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Affiliates_list: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                programId?: string;
                /** @description Membership status in the program, or in any program. */
                status?: "applied" | "in_review" | "approved" | "rejected" | "suspended" | "banned" | "closed";
                /** @description Part of the name or email address, or an ID. */
                q?: string;
                /** @description Only these, separated by commas; at most 200. */
                ids?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Affiliates, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AffiliateList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Affiliates_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAffiliateRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Affiliate"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Affiliates_export: {
        parameters: {
            query?: {
                programId?: string;
                /** @description Membership status in the program, or in any program. */
                status?: "applied" | "in_review" | "approved" | "rejected" | "suspended" | "banned" | "closed";
                /** @description Part of the name or email address, or an ID. */
                q?: string;
                /** @description Only these, separated by commas; at most 200. */
                ids?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All affiliates of the filter as CSV. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Affiliates_exportChosen: {
        parameters: {
            query?: {
                programId?: string;
                /** @description Membership status in the program, or in any program. */
                status?: "applied" | "in_review" | "approved" | "rejected" | "suspended" | "banned" | "closed";
                /** @description Part of the name or email address, or an ID. */
                q?: string;
                /** @description Only these, separated by commas; at most 200. */
                ids?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportAffiliatesRequest"];
            };
        };
        responses: {
            /** @description The chosen affiliates that the filter finds as CSV. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Affiliates_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One affiliate; affiliates find only themselves. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Affiliate"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Affiliates_rename: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameAffiliateRequest"];
            };
        };
        responses: {
            /** @description The affiliate after the change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Affiliate"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Affiliates_addMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddMembershipRequest"];
            };
        };
        responses: {
            /** @description The affiliate is approved for the program. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Affiliates_changeMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                affiliateId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMembershipRequest"];
            };
        };
        responses: {
            /** @description The membership after the change. Only the approved earn. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnAffiliate_programs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The affiliate's own programs with their current terms, newest program first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnProgramList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TeamInvitations_list: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Invitations into the caller's team, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TeamInvitations_invite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteToTeamRequest"];
            };
        };
        responses: {
            /** @description A link was sent by email. It works once and expires in 7 days. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TeamInvitations_resend: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A new link was sent; the previous one no longer works. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TeamInvitations_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The revoked invitation. Its link no longer works. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnTeamInvitations_list: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Invitations into the caller's team, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnTeamInvitations_invite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteToOwnTeamRequest"];
            };
        };
        responses: {
            /** @description A link was sent by email. It works once and expires in 7 days. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnTeamInvitations_resend: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A new link was sent; the previous one no longer works. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnTeamInvitations_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The revoked invitation. Its link no longer works. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Team_list: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Members of the caller's team, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMemberList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Team_changeRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeTeamRoleRequest"];
            };
        };
        responses: {
            /** @description The person with the new role, which takes effect within ten minutes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMember"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Team_suspend: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person can no longer sign in; all sessions end immediately. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMember"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Team_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person can sign in again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMember"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnTeam_list: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Members of the caller's team, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMemberList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnTeam_changeRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeOwnTeamRoleRequest"];
            };
        };
        responses: {
            /** @description The person with the new role, which takes effect within ten minutes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMember"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnTeam_suspend: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person can no longer sign in; all sessions end immediately. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMember"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnTeam_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person can sign in again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMember"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TeamFactors_reset: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Two-step verification was reset and all sessions were ended; the person is notified by email. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMember"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnTeamFactors_reset: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Two-step verification was reset and all sessions were ended; the person is notified by email. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMember"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AffiliateTeam_list: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An affiliate's team members, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMemberList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AffiliateTeam_resetFactors: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Two-step verification was reset and all sessions were ended; the person is notified by email. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMember"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AffiliateAccess_list: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Invitations to an affiliate's account, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AffiliateAccess_invite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A link was emailed to the affiliate. It works once and expires in 7 days. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AffiliateAccess_resend: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Another link was emailed; the previous one no longer works. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AffiliateAccess_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation was revoked. Its link no longer works. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AffiliateAccess_changeEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAffiliateEmailRequest"];
            };
        };
        responses: {
            /** @description The new address. Who signs in confirms it by a link that was emailed there; the previous address is notified. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AffiliateEmail"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Acceptance_find: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindInvitationRequest"];
            };
        };
        responses: {
            /** @description What the link is for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenInvitation"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Acceptance_accept: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitationRequest"];
            };
        };
        responses: {
            /** @description The account was created; sign in with the new password. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedInvitation"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Links_list: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                programId?: string;
                affiliateId?: string;
                active?: boolean;
                /** @description Links that stop, or have stopped, because their destination is on no allowed domain. */
                stopping?: boolean;
                /** @description Part of the code or of the destination, or an id. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Links, newest first; affiliates see their own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Links_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateLinkRequest"];
            };
        };
        responses: {
            /** @description The link. It redirects within a second or so. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Links_export: {
        parameters: {
            query?: {
                programId?: string;
                affiliateId?: string;
                active?: boolean;
                /** @description Links that stop, or have stopped, because their destination is on no allowed domain. */
                stopping?: boolean;
                /** @description Part of the code or of the destination, or an id. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All links of the filter as CSV; affiliates get their own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Links_exportChosen: {
        parameters: {
            query?: {
                programId?: string;
                affiliateId?: string;
                active?: boolean;
                /** @description Links that stop, or have stopped, because their destination is on no allowed domain. */
                stopping?: boolean;
                /** @description Part of the code or of the destination, or an id. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportLinksRequest"];
            };
        };
        responses: {
            /** @description The chosen links that the filter finds as CSV; affiliates get their own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Links_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Links_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeLinkRequest"];
            };
        };
        responses: {
            /** @description The link after the change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Coupons_list: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                programId?: string;
                affiliateId?: string;
                active?: boolean;
                /** @description Part of the code, or an id. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Coupons, newest first; affiliates see their own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CouponList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Coupons_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCouponRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coupon"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Coupons_export: {
        parameters: {
            query?: {
                programId?: string;
                affiliateId?: string;
                active?: boolean;
                /** @description Part of the code, or an id. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All coupons of the filter as CSV; affiliates get their own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Coupons_exportChosen: {
        parameters: {
            query?: {
                programId?: string;
                affiliateId?: string;
                active?: boolean;
                /** @description Part of the code, or an id. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportCouponsRequest"];
            };
        };
        responses: {
            /** @description The chosen coupons that the filter finds as CSV; affiliates get their own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Coupons_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCouponRequest"];
            };
        };
        responses: {
            /** @description The coupon after the change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coupon"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ConversionLists_summary: {
        parameters: {
            query?: {
                /** @description Only these, separated by commas; at most 200. */
                ids?: string;
                /** @description Printable text without leading or trailing spaces, control or formatting characters. */
                orderId?: string;
                type?: string;
                merchantId?: string;
                programId?: string;
                affiliateId?: string;
                linkId?: string;
                couponCode?: string;
                currency?: string;
                /** @description Included. Needs `currency`. */
                amountFrom?: string;
                /** @description Included. Needs `currency`. */
                amountTo?: string;
                status?: "recorded" | "on_hold" | "approved" | "rejected";
                /** @description `refunded` is `partial` or `full`. */
                refundState?: "none" | "partial" | "full" | "refunded";
                /** @description Conversions with a commission in this state. */
                commissionStatus?: "pending" | "on_hold" | "approved" | "in_payout" | "paid" | "rejected" | "reversed";
                attributed?: boolean;
                /** @description Live data (the default) or test data; never both. Merchants get what their key is for. */
                livemode?: boolean;
                /** @description By `occurredAt`, included. */
                from?: string;
                /** @description By `occurredAt`, not included. */
                to?: string;
                /** @description By `recordedAt`, included. */
                recordedFrom?: string;
                /** @description By `recordedAt`, not included. */
                recordedTo?: string;
                /** @description Beginning or end of an order id in any letter case, the id of a conversion, or a whole click id. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many conversions the filter finds, and their sums per currency. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversionSummary"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ConversionLists_countNew: {
        parameters: {
            query: {
                /** @description Only these, separated by commas; at most 200. */
                ids?: string;
                /** @description Printable text without leading or trailing spaces, control or formatting characters. */
                orderId?: string;
                type?: string;
                merchantId?: string;
                programId?: string;
                affiliateId?: string;
                linkId?: string;
                couponCode?: string;
                currency?: string;
                /** @description Included. Needs `currency`. */
                amountFrom?: string;
                /** @description Included. Needs `currency`. */
                amountTo?: string;
                status?: "recorded" | "on_hold" | "approved" | "rejected";
                /** @description `refunded` is `partial` or `full`. */
                refundState?: "none" | "partial" | "full" | "refunded";
                /** @description Conversions with a commission in this state. */
                commissionStatus?: "pending" | "on_hold" | "approved" | "in_payout" | "paid" | "rejected" | "reversed";
                attributed?: boolean;
                /** @description Live data (the default) or test data; never both. Merchants get what their key is for. */
                livemode?: boolean;
                /** @description By `occurredAt`, included. */
                from?: string;
                /** @description By `occurredAt`, not included. */
                to?: string;
                /** @description By `recordedAt`, included. */
                recordedFrom?: string;
                /** @description By `recordedAt`, not included. */
                recordedTo?: string;
                /** @description Beginning or end of an order id in any letter case, the id of a conversion, or a whole click id. */
                q?: string;
                /** @description `recordedAt` of the newest row that is known; not included. */
                since: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many conversions of the filter were recorded since a time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewConversions"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ConversionLists_export: {
        parameters: {
            query?: {
                /** @description Only these, separated by commas; at most 200. */
                ids?: string;
                /** @description Printable text without leading or trailing spaces, control or formatting characters. */
                orderId?: string;
                type?: string;
                merchantId?: string;
                programId?: string;
                affiliateId?: string;
                linkId?: string;
                couponCode?: string;
                currency?: string;
                /** @description Included. Needs `currency`. */
                amountFrom?: string;
                /** @description Included. Needs `currency`. */
                amountTo?: string;
                status?: "recorded" | "on_hold" | "approved" | "rejected";
                /** @description `refunded` is `partial` or `full`. */
                refundState?: "none" | "partial" | "full" | "refunded";
                /** @description Conversions with a commission in this state. */
                commissionStatus?: "pending" | "on_hold" | "approved" | "in_payout" | "paid" | "rejected" | "reversed";
                attributed?: boolean;
                /** @description Live data (the default) or test data; never both. Merchants get what their key is for. */
                livemode?: boolean;
                /** @description By `occurredAt`, included. */
                from?: string;
                /** @description By `occurredAt`, not included. */
                to?: string;
                /** @description By `recordedAt`, included. */
                recordedFrom?: string;
                /** @description By `recordedAt`, not included. */
                recordedTo?: string;
                /** @description Beginning or end of an order id in any letter case, the id of a conversion, or a whole click id. */
                q?: string;
                /** @description By amount: one currency after the other, and only conversions with an amount. `recordedAt` leaves out the last 15 seconds, so that a reader who continues from a cursor misses nothing. */
                sort?: "-recordedAt" | "recordedAt" | "-occurredAt" | "occurredAt" | "-amount" | "amount";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All conversions of the filter as CSV, at most 100,000; a longer file is broken off. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ConversionLists_exportChosen: {
        parameters: {
            query?: {
                /** @description Only these, separated by commas; at most 200. */
                ids?: string;
                /** @description Printable text without leading or trailing spaces, control or formatting characters. */
                orderId?: string;
                type?: string;
                merchantId?: string;
                programId?: string;
                affiliateId?: string;
                linkId?: string;
                couponCode?: string;
                currency?: string;
                /** @description Included. Needs `currency`. */
                amountFrom?: string;
                /** @description Included. Needs `currency`. */
                amountTo?: string;
                status?: "recorded" | "on_hold" | "approved" | "rejected";
                /** @description `refunded` is `partial` or `full`. */
                refundState?: "none" | "partial" | "full" | "refunded";
                /** @description Conversions with a commission in this state. */
                commissionStatus?: "pending" | "on_hold" | "approved" | "in_payout" | "paid" | "rejected" | "reversed";
                attributed?: boolean;
                /** @description Live data (the default) or test data; never both. Merchants get what their key is for. */
                livemode?: boolean;
                /** @description By `occurredAt`, included. */
                from?: string;
                /** @description By `occurredAt`, not included. */
                to?: string;
                /** @description By `recordedAt`, included. */
                recordedFrom?: string;
                /** @description By `recordedAt`, not included. */
                recordedTo?: string;
                /** @description Beginning or end of an order id in any letter case, the id of a conversion, or a whole click id. */
                q?: string;
                /** @description By amount: one currency after the other, and only conversions with an amount. `recordedAt` leaves out the last 15 seconds, so that a reader who continues from a cursor misses nothing. */
                sort?: "-recordedAt" | "recordedAt" | "-occurredAt" | "occurredAt" | "-amount" | "amount";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportConversionsRequest"];
            };
        };
        responses: {
            /** @description The chosen conversions that the filter finds as CSV. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ConversionLists_neighbours: {
        parameters: {
            query?: {
                /** @description Only these, separated by commas; at most 200. */
                ids?: string;
                /** @description Printable text without leading or trailing spaces, control or formatting characters. */
                orderId?: string;
                type?: string;
                merchantId?: string;
                programId?: string;
                affiliateId?: string;
                linkId?: string;
                couponCode?: string;
                currency?: string;
                /** @description Included. Needs `currency`. */
                amountFrom?: string;
                /** @description Included. Needs `currency`. */
                amountTo?: string;
                status?: "recorded" | "on_hold" | "approved" | "rejected";
                /** @description `refunded` is `partial` or `full`. */
                refundState?: "none" | "partial" | "full" | "refunded";
                /** @description Conversions with a commission in this state. */
                commissionStatus?: "pending" | "on_hold" | "approved" | "in_payout" | "paid" | "rejected" | "reversed";
                attributed?: boolean;
                /** @description Live data (the default) or test data; never both. Merchants get what their key is for. */
                livemode?: boolean;
                /** @description By `occurredAt`, included. */
                from?: string;
                /** @description By `occurredAt`, not included. */
                to?: string;
                /** @description By `recordedAt`, included. */
                recordedFrom?: string;
                /** @description By `recordedAt`, not included. */
                recordedTo?: string;
                /** @description Beginning or end of an order id in any letter case, the id of a conversion, or a whole click id. */
                q?: string;
                /** @description By amount: one currency after the other, and only conversions with an amount. `recordedAt` leaves out the last 15 seconds, so that a reader who continues from a cursor misses nothing. */
                sort?: "-recordedAt" | "recordedAt" | "-occurredAt" | "occurredAt" | "-amount" | "amount";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversions before and after it in a list of that filter and order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversionNeighbours"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conversions_list: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Only these, separated by commas; at most 200. */
                ids?: string;
                /** @description Printable text without leading or trailing spaces, control or formatting characters. */
                orderId?: string;
                type?: string;
                merchantId?: string;
                programId?: string;
                affiliateId?: string;
                linkId?: string;
                couponCode?: string;
                currency?: string;
                /** @description Included. Needs `currency`. */
                amountFrom?: string;
                /** @description Included. Needs `currency`. */
                amountTo?: string;
                status?: "recorded" | "on_hold" | "approved" | "rejected";
                /** @description `refunded` is `partial` or `full`. */
                refundState?: "none" | "partial" | "full" | "refunded";
                /** @description Conversions with a commission in this state. */
                commissionStatus?: "pending" | "on_hold" | "approved" | "in_payout" | "paid" | "rejected" | "reversed";
                attributed?: boolean;
                /** @description Live data (the default) or test data; never both. Merchants get what their key is for. */
                livemode?: boolean;
                /** @description By `occurredAt`, included. */
                from?: string;
                /** @description By `occurredAt`, not included. */
                to?: string;
                /** @description By `recordedAt`, included. */
                recordedFrom?: string;
                /** @description By `recordedAt`, not included. */
                recordedTo?: string;
                /** @description Beginning or end of an order id in any letter case, the id of a conversion, or a whole click id. */
                q?: string;
                /** @description By amount: one currency after the other, and only conversions with an amount. `recordedAt` leaves out the last 15 seconds, so that a reader who continues from a cursor misses nothing. */
                sort?: "-recordedAt" | "recordedAt" | "-occurredAt" | "occurredAt" | "-amount" | "amount";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Conversions, newest first unless sorted otherwise. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversionList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conversions_record: {
        parameters: {
            query?: {
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordConversionRequest"];
            };
        };
        responses: {
            /** @description The conversion; 200 when its order had been reported before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversion"];
                };
            };
            /** @description The conversion; 200 when its order had been reported before. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversion"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conversions_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversion"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conversions_story: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened, in order, with the click and the postings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversionStory"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conversions_reject: {
        parameters: {
            query?: {
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectConversionRequest"];
            };
        };
        responses: {
            /** @description The rejected conversion. It earns no commission and is not counted in totals. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversion"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conversions_refund: {
        parameters: {
            query?: {
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundConversionRequest"];
            };
        };
        responses: {
            /** @description The refund and the conversion after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundResult"];
                };
            };
            /** @description The refund and the conversion after it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundResult"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conversions_refundOrder: {
        parameters: {
            query?: {
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundOrderRequest"];
            };
        };
        responses: {
            /** @description The refund; 202 while it waits for its sale. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /** @description The refund; 202 while it waits for its sale. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /** @description The refund; 202 while it waits for its sale. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Commission_list: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                programId?: string;
                affiliateId?: string;
                conversionId?: string;
                linkId?: string;
                status?: "pending" | "on_hold" | "approved" | "in_payout" | "paid" | "rejected" | "reversed";
                /** @description By `recordedAt`, included. */
                from?: string;
                /** @description By `recordedAt`, not included. */
                to?: string;
                /** @description Live data (the default) or test data; never both. Merchants get what their key is for. */
                livemode?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Commissions, newest first; affiliates see their own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommissionList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Commission_export: {
        parameters: {
            query?: {
                programId?: string;
                affiliateId?: string;
                conversionId?: string;
                linkId?: string;
                status?: "pending" | "on_hold" | "approved" | "in_payout" | "paid" | "rejected" | "reversed";
                /** @description By `recordedAt`, included. */
                from?: string;
                /** @description By `recordedAt`, not included. */
                to?: string;
                /** @description Live data (the default) or test data; never both. Merchants get what their key is for. */
                livemode?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All commissions of the filter as CSV; affiliates get their own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OwnEarnings_earnings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The affiliate's own live earnings by program and state. Single ones: /v1/commissions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramEarningsList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Ledger_balances: {
        parameters: {
            query?: {
                /** @description Live data (the default) or test data; never both. Merchants get what their key is for. */
                livemode?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Balances by program and status. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AffiliateBalanceList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Ledger_myBalances: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Balances of the calling affiliate. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AffiliateBalanceList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reports_query: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueryReportRequest"];
            };
        };
        responses: {
            /** @description Figures by day, link, affiliate and program; affiliates and merchants get their own. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LiveCounters_live: {
        parameters: {
            query: {
                /** @description Where "today" began. */
                timeZone: string;
                programId?: string;
                /** @description Live data (the default) or test data; never both. Merchants get what their key is for. */
                livemode?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events "counters" when they change and every five seconds; "unavailable" while they cannot be read. Ends after nine minutes: connect again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": {
                        event: string;
                        data: string;
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Search_search: {
        parameters: {
            query: {
                q: string;
                /** @description Live data (the default) or test data; never both. Merchants get what their key is for. */
                livemode?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most eight of each kind, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResultList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Audit_list: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Name of the command, such as `ChangeProgram`. */
                action?: string;
                actorId?: string;
                /** @description Who did it: an id, or part of the email address or name of a person or of the name of a key. */
                actor?: string;
                /** @description What was changed, or who did it: an id, an order number, an email address, a name or a code. */
                q?: string;
                /** @description Id of something that was changed. */
                target?: string;
                /** @description Included. */
                from?: string;
                /** @description Not included. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes, with who made them and from where, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntryList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Audit_export: {
        parameters: {
            query?: {
                /** @description Name of the command, such as `ChangeProgram`. */
                action?: string;
                actorId?: string;
                /** @description Who did it: an id, or part of the email address or name of a person or of the name of a key. */
                actor?: string;
                /** @description What was changed, or who did it: an id, an order number, an email address, a name or a code. */
                q?: string;
                /** @description Id of something that was changed. */
                target?: string;
                /** @description Included. */
                from?: string;
                /** @description Not included. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All entries of the filter as CSV, at most 100,000; a longer file is broken off. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Audit_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the hash chain stands, and what is not sealed yet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditStatus"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Alerts_list: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                kind?: "new_device" | "new_country" | "failure_burst" | "many_accounts" | "shared_address" | "factors_reset" | "refresh_reuse";
                state?: "open" | "resolved";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Security alerts, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Alerts_checks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which anomaly checks are on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertChecks"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Alerts_resolve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveAlertRequest"];
            };
        };
        responses: {
            /** @description The alert with its resolution. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Views_list: {
        parameters: {
            query: {
                list: components["schemas"]["ViewedList"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller's views of a list and those colleagues share; own ones first, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViewList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Views_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateViewRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Views_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The view was deleted, for colleagues too. A colleague's cannot be deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Views_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeViewRequest"];
            };
        };
        responses: {
            /** @description The view after the change. A colleague's cannot be changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Operations_list: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                state?: "waiting" | "running" | "done" | "dead";
                kind?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Background jobs, newest first. Dead ones are kept for 90 days, done ones for a day. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobList"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Operations_schedules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Recurring work, with its last and next run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedules"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Operations_replay: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and input within 30 days gives the stored answer, with the header `Idempotent-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job, waiting for its next attempt. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            /** @description problem+json */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process is alive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    Health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each dependency by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Each dependency by name. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
}
